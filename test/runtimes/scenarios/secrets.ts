import { AxiosError } from "axios";
import { TokenFetchError, UserError } from "axios-wechat";
import { equal, ok, rejectionOf } from "../scene/expect.ts";
import type { Group } from "../scene/scenario.ts";
import { type Scene, SEND, STABLE_TOKEN, USER } from "../scene/scene.ts";

interface Inspectors {
  readonly process?: NodeJS.Process;
  readonly Deno?: { inspect(value: unknown, options?: object): string };
  readonly Bun?: { inspect(value: unknown, options?: object): string };
}

/** Everything that a program may print of an error, but for what the console prints itself. */
function printsOf(error: Error): string[] {
  const { process, Deno, Bun } = globalThis as Inspectors;
  const inspect = process?.getBuiltinModule?.("node:util")?.inspect;
  const deep = { depth: 9 };
  return [
    String(error),
    JSON.stringify(error),
    String(error.stack),
    ...Object.values(error).map((value) => JSON.stringify(value) ?? ""),
    String((error.cause as Error | undefined)?.stack),
    ...(inspect ? [inspect(error, deep), inspect(error, { ...deep, showHidden: true })] : []),
    ...(Deno ? [Deno.inspect(error, deep)] : []),
    ...(Bun ? [Bun.inspect(error, deep)] : []),
  ];
}

/** Prints an error, and looks at all that it shows. The output of the whole program is searched once more when it has ended. */
async function checkPrints(error: Error, { simulator, account }: Scene, tokens: readonly string[] = []) {
  const issued = (await simulator.tokenCalls()).flatMap(({ issued: token }) => token ?? []);
  const secrets = [account.secret, ...issued, ...tokens];
  for (const text of printsOf(error)) {
    const leaked = secrets.find(
      (secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)),
    );
    ok(leaked === undefined, `a secret is in ${text.replaceAll(leaked ?? "", "[here]").slice(0, 200)}`);
  }
  console.log(error);
  console.error(error);
  console.error("%s %o %j", error, error, error);
}

/** No secret in any print. */
export const secrets: Group = {
  "a typed error prints no secret": async (scene) => {
    await scene.simulator.fail(SEND, 45015);
    const call = scene
      .attach()
      .post(SEND, { secret: scene.account.secret }, { headers: { "X-Key": scene.account.secret } });
    await checkPrints(await rejectionOf(call, UserError), scene);
  },
  "an errmsg that echoes the token prints no secret": async (scene) => {
    const provider = scene.ownTokens();
    const host = await scene.host({
      body: { errcode: 45015, errmsg: `bad token own-${scene.account.secret}-1` },
    });
    const call = scene.attach({ provider }, { baseURL: host.url }).post(SEND, {});
    await checkPrints(await rejectionOf(call, UserError), scene, provider.made);
  },
  "a cut connection prints no secret": async (scene) => {
    await scene.simulator.disconnect(SEND);
    const error = await rejectionOf(scene.attach().post(SEND, {}), AxiosError);
    ok((await scene.simulator.calls())[0]?.query.access_token, "the token went along");
    await checkPrints(error, scene);
  },
  "a bad status prints no secret": async (scene) => {
    const provider = scene.ownTokens();
    const host = await scene.host({ status: 500, body: "<html>" });
    const call = scene.attach({ provider }, { baseURL: host.url }).post(SEND, {});
    await checkPrints(await rejectionOf(call, AxiosError), scene, provider.made);
    equal(provider.made.length, 1, "the number of tokens");
  },
  "a timeout prints no secret": async (scene) => {
    const provider = scene.ownTokens();
    const host = await scene.host({ silent: true });
    const call = scene.attach({ provider }, { baseURL: host.url }).post(SEND, {}, { timeout: 150 });
    await checkPrints(await rejectionOf(call, AxiosError), scene, provider.made);
    equal(provider.made.length, 1, "the number of tokens");
  },
  "a failed token request prints no secret": async (scene) => {
    await scene.simulator.fail(STABLE_TOKEN, 40164);
    const error = await rejectionOf(scene.attach().get(USER), TokenFetchError);
    equal((error.cause as { errcode?: number }).errcode, 40164);
    await checkPrints(error, scene);
  },
  "a refused connection of a token request prints no secret": async (scene) => {
    const api = scene.attach({}, { baseURL: `http://${await scene.deadHost()}`, timeout: 1_000 });
    await checkPrints(await rejectionOf(api.get(USER), TokenFetchError), scene);
  },
};
