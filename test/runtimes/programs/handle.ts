import { scenarios } from "../scenarios/index.ts";
import { type Assignment, runScenario } from "./run-scenario.ts";
import { failUncaught } from "./uncaught.ts";

/** For runtimes that answer requests: each scenario is a request. */
export async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/scenarios") return Response.json([...scenarios.keys()]);
  if (pathname === "/run") return Response.json(await runScenario((await request.json()) as Assignment));
  return failUncaught(pathname.slice(1), (await request.json()) as Assignment);
}
