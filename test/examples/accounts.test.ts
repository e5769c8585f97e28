import { describe, expect, test } from "vitest";
import { revokeFirstToken, run, startWechat, TIMEOUT_MS } from "./start.ts";

describe("wecom", () => {
  const CORP = { corpid: "ww0123456789abcdef", corpsecret: "the-secret-of-the-application" };
  const SEND = "/cgi-bin/message/send";

  async function startWecom() {
    const { simulator, env } = await startWechat(CORP);
    const { WECHAT_BASE_URL } = env;
    const corp = { WECOM_CORPID: CORP.corpid, WECOM_SECRET: CORP.corpsecret, WECHAT_BASE_URL };
    return { simulator, env: corp };
  }

  test("sends with the token of the application, and with a new one after a rejection", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { simulator, env } = await startWecom();
    revokeFirstToken(simulator);
    const ended = await run("wecom", { ...env, WECOM_AGENTID: "7" }, ["zhangsan"]);
    expect(ended).toEqual({ code: 0, output: "sent\n" });
    expect(simulator.tokenCalls).toMatchObject([
      { path: "/cgi-bin/gettoken" },
      { path: "/cgi-bin/gettoken" },
    ]);
    const body = { touser: "zhangsan", msgtype: "text", agentid: 7, enable_duplicate_check: 1 };
    expect(simulator.calls).toMatchObject([
      { path: SEND, body, errcode: 40014 },
      { path: SEND, body, errcode: 0 },
    ]);
  });

  test("prints the members that the message did not reach", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWecom();
    simulator.reply(SEND, { errcode: 0, errmsg: "ok", invaliduser: "lisi" });
    expect(await run("wecom", env)).toEqual({ code: 0, output: "sent, but not to lisi\n" });
  });

  test("treats 40001 as a wrong secret, and renews nothing", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startWecom();
    expect(await run("wecom", { ...env, WECOM_SECRET: "another" })).toEqual({
      code: 1,
      output: "Check the settings of the application: 40001 WECOM_INVALID_SECRET\n",
    });
    expect(simulator.tokenCalls).toHaveLength(1);
    expect(simulator.calls).toEqual([]);
  });
});

describe("third-party-platform", () => {
  const PLATFORM = {
    component_appid: "wxaaaaaaaaaaaaaaaa",
    component_appsecret: "the-secret-of-the-platform",
    component_verify_ticket: "ticket@@@the-latest",
    authorizer_refresh_token: "refreshtoken@@@the-first",
  };
  const MERCHANT = "wxbbbbbbbbbbbbbbbb";
  const COMPONENT_TOKEN = "/cgi-bin/component/api_component_token";
  const AUTHORIZER_TOKEN = "/cgi-bin/component/api_authorizer_token";

  async function startPlatform() {
    const { simulator, env } = await startWechat(PLATFORM);
    return {
      simulator,
      env: {
        WECHAT_BASE_URL: env.WECHAT_BASE_URL,
        COMPONENT_APPID: PLATFORM.component_appid,
        COMPONENT_APPSECRET: PLATFORM.component_appsecret,
        COMPONENT_VERIFY_TICKET: PLATFORM.component_verify_ticket,
        AUTHORIZER_APPID: MERCHANT,
        AUTHORIZER_REFRESH_TOKEN: PLATFORM.authorizer_refresh_token,
      },
    };
  }

  test("calls as the platform and as a merchant, each with the right kind of token", {
    timeout: TIMEOUT_MS,
  }, async () => {
    const { simulator, env } = await startPlatform();
    revokeFirstToken(simulator); // the platform's own
    const ended = await run("third-party-platform", env);
    expect(ended).toEqual({ code: 0, output: `platform: ok\n${MERCHANT}: ok\n` });

    const [, component, authorizer] = simulator.tokenCalls;
    expect(simulator.tokenCalls).toMatchObject([
      { path: COMPONENT_TOKEN },
      { path: COMPONENT_TOKEN },
      { path: AUTHORIZER_TOKEN, query: { component_access_token: component?.issued } },
    ]);
    const preauth = "/cgi-bin/component/api_create_preauthcode";
    expect(simulator.calls).toMatchObject([
      { path: preauth, errcode: 40001 },
      { path: preauth, query: { component_access_token: component?.issued }, errcode: 0 },
      { path: "/cgi-bin/user/get", query: { access_token: authorizer?.issued }, errcode: 0 },
    ]);
  });

  test("saves a refresh token that WeChat has changed", { timeout: TIMEOUT_MS }, async () => {
    const { simulator, env } = await startPlatform();
    simulator.reply(AUTHORIZER_TOKEN, {
      authorizer_access_token: simulator.issueToken({ kind: "authorizer" }),
      expires_in: 7200,
      authorizer_refresh_token: "refreshtoken@@@the-second",
    });
    const { code, output } = await run("third-party-platform", env);
    expect(output).toBe(`platform: ok\nsaved a new refresh token\n${MERCHANT}: ok\n`);
    expect(code).toBe(0);
  });
});
