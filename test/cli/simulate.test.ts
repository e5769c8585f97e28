import { once } from "node:events";
import { Agent, get } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import axios from "axios";
import { describe, expect, it, onTestFinished } from "vitest";
import { attachWechat, type TokenFetchError } from "../../src/index.ts";
import { apiSecurity } from "../../src/security/index.ts";
import { assertNoSecrets } from "../../src/testing/index.ts";
import { until } from "../store/redis-server.ts";
import { type Environment, run, start } from "./run.ts";

/** Starts `axios-wechat simulate` on a free port, and waits until it has printed its start-up lines. */
async function startSimulator(args: readonly string[] = [], env: Environment = {}) {
  const { child, written, ended } = start(["simulate", "--port", "0", ...args], env);
  await until(
    () =>
      /WECHAT_(?:SECRET|CERTIFICATE)=[^\n]*\n(?:[^\n]+\n)*\n$/.test(written.stdout) ||
      child.exitCode !== null,
  );
  const greeting = written.stdout;
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)?.[0] ?? "";
  const variables: Record<string, string> = Object.fromEntries(
    [...greeting.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const log = () => written.stdout.slice(greeting.length);
  return { child, written, ended, greeting, url, variables, log };
}

describe("axios-wechat simulate", () => {
  it("prints its address and the variables for the plugin", async () => {
    const { url, variables, log } = await startSimulator();
    expect(Object.keys(variables)).toEqual(["WECHAT_BASE_URL", "WECHAT_APPID", "WECHAT_SECRET"]);
    expect(variables.WECHAT_BASE_URL).toBe(url);

    const api = axios.create({ baseURL: `${variables.WECHAT_BASE_URL}` });
    attachWechat(api, { appid: `${variables.WECHAT_APPID}`, secret: `${variables.WECHAT_SECRET}` });
    const { data } = await api.get("/cgi-bin/get_api_domain_ip");
    expect(data.ip_list.length).toBeGreaterThan(0);
    await until(() => log().split("\n").length > 2);
    expect(
      log()
        .replaceAll(/\d\d:\d\d:\d\d /g, "")
        .replaceAll(/\d+ ms/g, "n ms"),
    ).toBe("POST /cgi-bin/stable_token errcode 0 n ms\nGET /cgi-bin/get_api_domain_ip errcode 0 n ms\n");
  });

  it("logs one line for each call, without token, secret, query or body", async () => {
    const secret = "the-secret-0123456789";
    const appid = "wxfedcba9876543210";
    const { url, log } = await startSimulator(["--appid", appid, "--secret", secret]);
    const body = { grant_type: "client_credential", appid, secret };
    const { data } = await axios.post(`${url}/cgi-bin/stable_token`, body);
    const token: string = data.access_token;
    const message = { touser: "an-openid-of-a-user", content: "text-of-the-message" };
    const calls = [
      () => axios.post(`${url}/cgi-bin/message/custom/send?access_token=${token}`, message),
      () => axios.get(`${url}/cgi-bin/user/get&access_token=${token}`),
      () => axios.get(`${url}/cgi-bin/token`, { params: { ...body, secret: `${secret}-but-wrong` } }),
      () => axios.get(`${url}/cgi-bin/user/get`, { params: { access_token: `${token}-but-wrong` } }),
    ];
    for (const call of calls) await call();
    await until(() => log().split("\n").length > calls.length + 1);

    assertNoSecrets(log(), [token, secret, message.touser, message.content, "access_token"]);
    expect(
      log()
        .match(/^.*$/gm)
        ?.map((line) => line.replace(/^[\d:]+ | \d+ ms$/g, "")),
    ).toEqual([
      "POST /cgi-bin/stable_token errcode 0",
      "POST /cgi-bin/message/custom/send errcode 0",
      "GET /cgi-bin/user/get… errcode 41001",
      "GET /cgi-bin/token errcode 40125",
      "GET /cgi-bin/user/get errcode 40001",
      "",
    ]);
  });

  it("prints the keys with --security, with which a signed call works and an unsigned one fails", async () => {
    const { greeting, url, log } = await startSimulator(["--security"]);
    const variables: Record<string, string> = Object.fromEntries(
      [...greeting.matchAll(/^export (\w+)=(?:'([^']*)'|(.*))$/gm)].map(([, name, quoted, plain]) => [
        name,
        quoted ?? plain,
      ]),
    );
    const read = (name: string) => variables[`WECHAT_${name}`] ?? "";
    const api = axios.create({ baseURL: url });
    attachWechat(api, {
      appid: read("APPID"),
      secret: read("SECRET"),
      security: apiSecurity({
        appid: read("APPID"),
        symmetric: { sn: read("SYMMETRIC_SN"), key: read("SYMMETRIC_KEY") },
        asymmetric: { sn: read("ASYMMETRIC_SN"), privateKey: read("PRIVATE_KEY") },
        platformCertificates: { [read("CERTIFICATE_SN")]: read("CERTIFICATE") },
      }),
    });
    expect((await api.post("/wxa/getuserriskrank", { openid: "o1" })).data.errcode).toBe(0);
    await api.post("/wxa/getuserriskrank", {}, { wechat: { security: false, accept: [40233] } });
    await until(() => log().split("\n").length > 3);
    expect(log()).toContain("POST /wxa/getuserriskrank errcode 40233");
    assertNoSecrets(log(), [read("SYMMETRIC_KEY"), "BEGIN", "o1"]);
  });

  it("accepts only the given appid and secret", async () => {
    const { url } = await startSimulator(["--appid", "wx1", "--secret", "right"]);
    const call = async (secret: string) => {
      const api = axios.create({ baseURL: url });
      attachWechat(api, { appid: "wx1", secret });
      return api.get("/cgi-bin/user/get");
    };
    await expect(call("right")).resolves.toBeDefined();
    const error = (await call("wrong").catch((reason: unknown) => reason)) as TokenFetchError;
    expect(error.cause).toMatchObject({ errcode: 40125 });
  });

  it("fails the given paths, as many times as requested", async () => {
    const { url } = await startSimulator([
      ...["--fail", "/cgi-bin/user/info=40003", "--fail", "/cgi-bin/user/get=-1:2"],
      ...["--quota", "/cgi-bin/tags/get=1", "--expire-after", "90"],
    ]);
    const appid = "wx0123456789abcdef";
    const secret = "a-secret-for-the-simulator";
    const { data: grant } = await axios.post(`${url}/cgi-bin/stable_token`, {
      grant_type: "client_credential",
      appid,
      secret,
    });
    expect(grant.expires_in).toBe(90);
    const errcode = async (path: string) => {
      const { data } = await axios.get(`${url}${path}`, { params: { access_token: grant.access_token } });
      return data.errcode;
    };
    const codes: Record<string, number[]> = {};
    for (const path of ["/cgi-bin/user/info", "/cgi-bin/user/get", "/cgi-bin/tags/get", "/cgi-bin/other"]) {
      codes[path] = [await errcode(path), await errcode(path), await errcode(path)];
    }
    expect(codes).toEqual({
      "/cgi-bin/user/info": [40003, 40003, 40003],
      "/cgi-bin/user/get": [-1, -1, 0],
      "/cgi-bin/tags/get": [0, 45009, 45009],
      "/cgi-bin/other": [0, 0, 0],
    });
  });

  it("rejects what WeChat would reject only with --strict", async () => {
    const errcodesWith = async (args: readonly string[]) => {
      const { url, variables } = await startSimulator(args);
      const { data: grant } = await axios.post(`${url}/cgi-bin/stable_token`, {
        grant_type: "client_credential",
        appid: variables.WECHAT_APPID,
        secret: variables.WECHAT_SECRET,
      });
      const params = { access_token: grant.access_token };
      const phone = "/wxa/business/getuserphonenumber";
      const calls = [
        axios.post(`${url}${phone}`, { code: "c" }, { params }),
        axios.post(`${url}${phone}`, {}, { params }),
        axios.post(`${url}${phone}`, { code: 1 }, { params }),
        axios.get(`${url}${phone}`, { params }),
        axios.post(`${url}/wxa/of/no/such/path`, {}, { params }),
      ];
      return (await Promise.all(calls)).map(({ data }) => data.errcode);
    };
    expect(await errcodesWith(["--strict"])).toEqual([0, 41008, 47001, 43002, 40066]);
    expect(await errcodesWith([])).toEqual([0, 0, 0, 0, 0]);
  });

  it("uses the terminal's language", async () => {
    const { greeting, child, ended } = await startSimulator([], { LC_ALL: "zh_CN.UTF-8" });
    expect(greeting).toContain("微信接口模拟器已启动");
    child.kill("SIGINT");
    expect((await ended).stdout).toContain("已停止");
  });
});

describe("the exit", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "on %s is clean, even with an open keep-alive connection",
    async (signal) => {
      const { child, url, ended } = await startSimulator();
      const agent = new Agent({ keepAlive: true });
      onTestFinished(() => agent.destroy());
      const request = get(`${url}/cgi-bin/user/get`, { agent });
      const [response] = await once(request, "response");
      response.resume();
      await once(response, "end");
      expect(request.socket?.destroyed).toBe(false);

      child.kill(signal);
      const { stdout, stderr, status } = await ended;
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      expect(stdout).toMatch(/\nStopped\.\n$/);
    },
  );

  it("does not wait for a response with a long delay: --latency applies to every call, and delays the log too", async () => {
    const { child, url, ended, log } = await startSimulator(["--latency", "3600000"]);
    // The server itself reports that the request has arrived.
    const call = get(`${url}/cgi-bin/user/get`, { headers: { Expect: "100-continue" } });
    const failed = once(call, "error");
    await once(call, "continue");
    child.kill("SIGINT");
    const { status, signal } = await ended;
    expect({ status, signal }).toEqual({ status: 0, signal: null });
    expect(log()).toBe("Stopped.\n");
    expect(await failed).toMatchObject([{ code: "ECONNRESET" }]);
  });

  it("is quiet when the reader of the log closes the pipe", async () => {
    const { child, url, ended } = await startSimulator();
    child.stdout.destroy();
    await axios.get(`${url}/cgi-bin/user/get`).catch(() => {});
    const { stderr, status } = await ended;
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  });
});

describe("the command line", () => {
  it("with a port in use exits with status 1 and says what to do", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { stdout, stderr, status } = await run(["simulate", "--port", String(port)]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    expect(stderr).toBe(
      `Port ${port} is in use. Choose another with --port, or use --port 0 for any free port.\n`,
    );
  });

  it.each([
    ["--port", "65536"],
    ["--port", "-1"],
    ["--port", "http"],
    ["--latency", "-5"],
    ["--latency", "1s"],
    ["--appid", ""],
    ["--secret", ""],
    ["--fail", "/cgi-bin/user/info"],
    ["--fail", "/cgi-bin/user/info=0"],
    ["--fail", "/cgi-bin/user/info=-1:0"],
    ["--fail", "user/info=-1"],
    ["--quota", "/cgi-bin/user/info=x"],
    ["--expire-after", "0"],
  ])("with %s %j exits with status 2 and names the option", async (option, value) => {
    const { stdout, stderr, status } = await run(["simulate", option, value]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toMatch(new RegExp(`option '${option} <.*' argument '${value}' is invalid\\. It must`));
  });
});
