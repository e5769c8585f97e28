import { parseURL } from "../../protocol/hosts.ts";
import type { Environment } from "../account/environment.ts";

/** The proxy that axios uses for a URL, by the usual variables. */
export function proxyFor({ protocol, hostname, port }: URL, env: Environment): URL | undefined {
  const read = (name: string) => env[name] || env[name.toUpperCase()];
  const proxy = read(`${protocol.slice(0, -1)}_proxy`) || read("all_proxy");
  if (!proxy) return undefined;
  const exempt = (read("no_proxy") ?? "").split(/[\s,]+/).filter(Boolean);
  if (exempt.some((entry) => matches(entry.toLowerCase(), hostname, port))) return undefined;
  return parseURL(proxy.includes("://") ? proxy : `http://${proxy}`);
}

function matches(entry: string, hostname: string, port: string): boolean {
  if (entry === "*") return true;
  const [, name = "", ownPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (ownPort !== undefined && ownPort !== port) return false;
  const suffix = name.replace(/^\*?\.?/, "");
  return hostname === suffix || hostname.endsWith(`.${suffix}`);
}
