import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { simulatorReply } from "../../src/testing/index.ts";
import { run, startWechat, TIMEOUT_MS, temporaryFolder } from "./start.ts";

const SEND = "/cgi-bin/message/custom/send";

describe("quickstart", () => {
  test("makes two calls with one token", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    expect(await run("quickstart", { ...env, OPENID: "o1" })).toEqual({
      code: 0,
      output: "WeChat returned 2 IP addresses\nsent\n",
    });
    expect(simulator.tokenCalls).toHaveLength(1);
    expect(simulator.calls).toMatchObject([
      { path: "/cgi-bin/get_api_domain_ip", errcode: 0 },
      { path: SEND, errcode: 0, body: { touser: "o1", text: { content: "Hello! 你好！" } } },
    ]);
  });

  test("says why the message was not sent", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    simulator.fail(SEND, 45015);
    const { code, output } = await run("quickstart", env);
    expect(output).toMatch(/^not sent: POST \S+ failed: 45015 REPLY_WINDOW_EXPIRED: .* \(rid \S+\)$/m);
    expect(code).toBe(0);
    expect(simulator.calls).toHaveLength(2);
  });
});

describe("handle-errors", () => {
  test("continues after a user who cannot be reached", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    const errcodeFor: Record<string, number> = { gone: 43004, silent: 45015, busy: -1 };
    simulator.reply(SEND, ({ json }) => {
      const { touser } = json() as { touser: string };
      return { errcode: errcodeFor[touser] ?? 0, errmsg: "as arranged" };
    });
    const openids = ["fine", "gone", "silent", "busy", "last"];
    expect(await run("handle-errors", env, openids)).toEqual({
      code: 0,
      output: [
        "fine sent",
        "gone unfollowed, remove this openid",
        "silent unreachable: 45015",
        "busy unknown after 2 attempts",
        "last sent\n",
      ].join("\n"),
    });
    const texts = { text: { content: "Your parcel is here" } };
    expect(simulator.calls.map(({ body }) => body)).toEqual(
      ["fine", "gone", "silent", "busy", "busy", "last"].map((touser) => ({
        touser,
        msgtype: "text",
        ...texts,
      })),
    );
  });

  test.each([
    [45009, "Stopped. Send the rest later: 45009 API_QUOTA_EXCEEDED"],
    [45168, "Change the text: 45168 KEYWORD_BLACKLISTED"],
  ])("stops at %d, which affects all users", { timeout: TIMEOUT_MS }, async (errcode, advice) => {
    const { simulator, env } = await startWechat();
    simulator.fail(SEND, errcode);
    expect(await run("handle-errors", env, ["o1", "o2"])).toEqual({ code: 1, output: `${advice}\n` });
    expect(simulator.calls).toHaveLength(1);
  });

  test("prints the IP to add to the whitelist", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    simulator.refuseIp("203.0.113.7");
    const output = "Add 203.0.113.7 to the IP whitelist\n";
    expect(await run("handle-errors", env, ["o1", "o2"])).toEqual({ code: 1, output });
    expect(simulator.tokenCalls).toHaveLength(1);
    expect(simulator.calls).toEqual([]);
  });

  test("reports a wrong secret", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    const { code, output } = await run("handle-errors", { ...env, WECHAT_SECRET: "wrong-secret" }, ["o1"]);
    expect(output).toMatch(/^Check the secret: invalid appsecret/);
    expect(output).not.toContain("wrong-secret");
    expect(code).toBe(1);
    expect(simulator.calls).toEqual([]);
  });

  test("rethrows unknown errors", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    simulator.fail(SEND, 40008);
    const { code, output } = await run("handle-errors", env, ["o1"]);
    expect(output).toContain("failed: 40008");
    expect(code).toBe(1);
  });
});

describe("per-request", () => {
  function photo(): { path: string; bytes: Buffer } {
    const path = join(temporaryFolder(), "photo.jpg");
    const bytes = Buffer.from([0xff, 0xd8, ...Array(2000).keys()]);
    writeFileSync(path, bytes);
    return { path, bytes };
  }

  test("applies the options of each call", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWechat();
    const { path, bytes } = photo();
    const OTHER_TOKEN = simulator.issueToken();
    simulator.fail("/wxa/msg_sec_check", 87014);
    simulator.fail("/cgi-bin/media/upload", 42001, { times: 1 }); // when the stream has been read
    const { code, output } = await run("per-request", { ...env, OTHER_TOKEN }, [path]);
    expect(output).toMatch(/^accept: rejected\nretry: o\w+\nbody: uploaded\nfalse: 41001\n$/);
    expect(code).toBe(0);

    const [check, login, first, second, others, bare] = simulator.calls;
    expect(check).toMatchObject({ path: "/wxa/msg_sec_check", errcode: 87014 });
    expect(login).toMatchObject({ path: "/sns/jscode2session", query: { js_code: "a-code" }, errcode: 0 });
    expect(login?.query).not.toHaveProperty("access_token");
    expect(first).toMatchObject({ path: "/cgi-bin/media/upload", errcode: 42001 });
    expect(second).toMatchObject({ path: "/cgi-bin/media/upload", errcode: 0, query: { type: "image" } });
    expect(Buffer.from(second?.body as Uint8Array).includes(bytes)).toBe(true);
    expect(others).toMatchObject({ query: { access_token: OTHER_TOKEN }, errcode: 0 });
    expect(bare).toMatchObject({ path: "/cgi-bin/get_api_domain_ip", query: {}, errcode: 41001 });
    expect(simulator.calls).toHaveLength(6);
  });

  test("does not retry a login whose response is lost", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { simulator, env } = await startWechat();
    simulator.reply("/sns/jscode2session", simulatorReply({ status: 502 }));
    const { code, output } = await run("per-request", env, [photo().path]);
    expect(output).toMatch(/^accept: passed\n/);
    expect(output).toContain("AxiosError: Request failed with status code 502");
    expect(code).toBe(1);
    expect(simulator.calls.map(({ path }) => path)).toEqual(["/wxa/msg_sec_check", "/sns/jscode2session"]);
  });
});
