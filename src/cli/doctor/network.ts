import { lookup } from "node:dns/promises";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTLS, type TLSSocket } from "node:tls";
import { WECHAT_HOST } from "../../protocol/hosts.ts";
import { systemClock } from "../../time/clock.ts";
import type { Environment } from "../account/environment.ts";
import { problemOf } from "../account/problem.ts";
import { type Checks, type Doctor, failed, ok, warning } from "./check.ts";
import { inTime } from "./deadline.ts";
import { proxyFor } from "./proxy.ts";

/** WeChat's second host, for `failoverHosts`. */
const FAILOVER_HOST = "api2.weixin.qq.com";
const HTTPS_PORT = 443;

/** DNS, connection and TLS of the API's host, or of the proxy on the way to it. */
export async function* checkNetwork(url: URL, env: Environment, doctor: Doctor): Checks {
  const { say, lang, waitFor } = doctor;
  const proxy = proxyFor(url, env);
  const { host, port } = endpointOf(proxy ?? url);
  const name = proxy ? say(`the proxy ${host}:${port}`, `代理 ${host}:${port}`) : `${host}:${port}`;

  waitFor(say(`Looking up ${host}`, `正在解析 ${host}`));
  try {
    yield ok(
      "dns",
      isIP(host) ? say(`${host} is an address`, `${host} 是 IP 地址`) : await addressesOf(host),
    );
  } catch (error) {
    yield failed("dns", problemOf(error, lang).message, nextForDNS(doctor, host));
    return false;
  }

  waitFor(say(`Connecting to ${host}`, `正在连接 ${host}`));
  try {
    const startedAtMs = systemClock.monotonicMs();
    (await opened(connect({ host, port }), "connect")).destroy();
    const tookMs = Math.round(systemClock.monotonicMs() - startedAtMs);
    yield ok(
      "connect",
      say(`${name} accepts connections (${tookMs} ms)`, `可以连接 ${name}（${tookMs} ms）`),
    );
  } catch (error) {
    yield failed(
      "connect",
      problemOf(error, lang).message,
      say(
        `Let this machine connect to ${name}: check the firewall, and HTTPS_PROXY if it needs a proxy`,
        `请允许本机连接 ${name}：检查防火墙；如需代理，请设置 HTTPS_PROXY`,
      ),
    );
    return false;
  }
  const isSecure = yield* checkTLS(url, proxy !== undefined, doctor);
  if (isSecure && !proxy && url.hostname === WECHAT_HOST) yield* checkFailover(doctor);
  return isSecure;
}

async function* checkTLS(url: URL, isProxied: boolean, { say, lang, waitFor }: Doctor): Checks {
  const { host, port } = endpointOf(url);
  if (url.protocol === "http:") {
    yield /^(?:localhost|127\..*|::1)$/.test(host)
      ? ok("tls", say("not used on this machine", "本机地址，不使用 TLS"))
      : warning(
          "tls",
          say("the token goes over plain http", "token 通过明文 http 传输"),
          say("Use an https URL", "请改用 https 地址"),
        );
    return true;
  }
  if (isProxied) {
    yield ok("tls", say("is made through the proxy", "经代理建立"));
    return true;
  }
  waitFor(say(`TLS with ${host}`, `正在与 ${host} 建立 TLS`));
  try {
    const options = { host, port, ...(isIP(host) === 0 && { servername: host }) };
    const socket = await opened<TLSSocket>(connectTLS(options), "secureConnect");
    const { valid_to: validTo } = socket.getPeerCertificate();
    const protocol = socket.getProtocol();
    socket.destroy();
    yield ok(
      "tls",
      say(`${protocol}, certificate valid to ${validTo}`, `${protocol}，证书有效期至 ${validTo}`),
    );
    return true;
  } catch (error) {
    yield failed(
      "tls",
      problemOf(error, lang).message,
      say(
        "Set the clock of this machine; if a proxy replaces certificates, name its CA in NODE_EXTRA_CA_CERTS",
        "请校准本机时间；如果网络中有替换证书的代理，请在 NODE_EXTRA_CA_CERTS 中指定其 CA",
      ),
    );
    return false;
  }
}

/** Only for when the first host is away: without it, calls work. */
async function* checkFailover({ say, lang, waitFor }: Doctor): Checks {
  waitFor(say(`Connecting to ${FAILOVER_HOST}`, `正在连接 ${FAILOVER_HOST}`));
  try {
    const options = { host: FAILOVER_HOST, port: HTTPS_PORT, servername: FAILOVER_HOST };
    (await opened(connectTLS(options), "secureConnect")).destroy();
    yield ok("failover", say(`${FAILOVER_HOST} can be reached`, `可以连接 ${FAILOVER_HOST}`));
  } catch (error) {
    yield warning(
      "failover",
      `${FAILOVER_HOST}: ${problemOf(error, lang).message}`,
      say(`Do not name it in failoverHosts, or allow it`, `请放行，或不要写入 failoverHosts`),
    );
  }
  return true;
}

function endpointOf({ protocol, hostname, port }: URL) {
  const usual = protocol === "https:" ? HTTPS_PORT : 80;
  return { host: hostname.replace(/^\[|\]$/g, ""), port: port ? Number(port) : usual };
}

async function addressesOf(host: string): Promise<string> {
  const found = await inTime(lookup(host, { all: true }));
  return `${host}: ${found.map(({ address }) => address).join(", ")}`;
}

function nextForDNS({ say }: Doctor, host: string): string {
  return say(
    `Check the DNS servers of this machine or container, and the spelling of ${host}`,
    `请检查本机或容器的 DNS 设置，以及域名 ${host} 的拼写`,
  );
}

/** Resolves with the socket once it is open, and never leaves one behind. */
async function opened<S extends Socket>(socket: S, event: "connect" | "secureConnect"): Promise<S> {
  const isOpen = new Promise<S>((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    socket.on("error", reject);
  });
  try {
    return await inTime(isOpen);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
