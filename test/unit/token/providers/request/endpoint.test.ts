import { AxiosError } from "axios";
import { describe, expect, it } from "vitest";
import { CredentialError, clientCredentialProvider, stableTokenProvider } from "../../../../../src/index.ts";
import { requestConfig } from "../../../axios-parts.ts";
import { printed } from "../../../printed.ts";
import { ask, endpointStub } from "../endpoint-stub.ts";

const SECRET = "s3cret-0123456789abcdef";
const credentials = { appid: "wx1", secret: SECRET };
const GRANT = { access_token: "T1", expires_in: 7200 };

const failureOf = (...responses: Parameters<typeof endpointStub>) =>
  ask(clientCredentialProvider(credentials), endpointStub(...responses).http()).catch(
    (error: unknown) => error,
  );

describe("the response of a token endpoint", () => {
  it("is a typed error if it contains an errcode", async () => {
    const errmsg = "invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist rid: 5fab84d2-09424a07";
    const error = await failureOf({ errcode: 40164, errmsg });
    expect(error).toBeInstanceOf(CredentialError);
    expect(error).toMatchObject({ errcode: 40164, ip: "1.2.3.4", method: "GET", path: "/cgi-bin/token" });
  });

  it("is about the secret for 40001: there is no token yet that could be wrong", async () => {
    await expect(failureOf({ errcode: 40001, errmsg: "invalid credential" })).resolves.toMatchObject({
      name: "CredentialError",
      category: "credential",
    });
  });

  it.each([403, 412, 500, 502])("is an errcode with the bad HTTP status %i too", async (status) => {
    await expect(failureOf({ status, errcode: -1, errmsg: "system error" })).resolves.toMatchObject({
      errcode: -1,
      status,
    });
  });

  it("stays a transport error with a bad HTTP status without an errcode", async () => {
    const error = await failureOf({ status: 502 });
    expect(error).toBeInstanceOf(AxiosError);
    expect(error).toMatchObject({ message: "status 502", response: { status: 502 } });
  });

  it("is the original error of a connection that failed", async () => {
    const fault = new AxiosError("connect ECONNREFUSED", "ECONNREFUSED", requestConfig());
    await expect(failureOf(fault)).resolves.toBe(fault);
  });

  it.each([["<html>gateway</html>"], ["null"], ["7"], [""]])(
    "is rejected when it is not a JSON object: %j",
    async (response) => {
      await expect(failureOf(response)).resolves.toMatchObject({
        message: "/cgi-bin/token responded 200 with something other than a JSON object",
      });
    },
  );

  it("is read despite raw control characters and a byte order mark", async () => {
    const http = endpointStub('\uFEFF{"errcode":40013,"errmsg":"bad\u0001appid"}').http();
    http.defaults.transformResponse = [];
    await expect(ask(clientCredentialProvider(credentials), http)).rejects.toMatchObject({ errcode: 40013 });
  });
});

describe("a token request", () => {
  it.each([
    ["in a body is JSON", stableTokenProvider(credentials), "application/json"],
    ["in the query has no Content-Type", clientCredentialProvider(credentials), undefined],
  ])("with the credentials %s, whatever the instance's own default", async (_, provider, contentType) => {
    const { contentTypes, http } = endpointStub(GRANT);
    const client = http();
    client.defaults.headers.post["Content-Type"] = "application/x-www-form-urlencoded";
    await ask(provider, client);
    expect(contentTypes).toEqual([contentType]);
  });
});

describe("a failed token request", () => {
  it("prints no secret, whether in the query or in the body", async () => {
    for (const provider of [clientCredentialProvider(credentials), stableTokenProvider(credentials)]) {
      const http = endpointStub({ errcode: 40125, errmsg: `invalid appsecret ${SECRET}` }).http();
      const error = await ask(provider, http).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ errcode: 40125 });
      expect(printed(error)).not.toContain(SECRET);
    }
  });

  it("is aborted by its signal", async () => {
    const { http } = endpointStub(GRANT);
    const signal = AbortSignal.abort();
    await expect(ask(clientCredentialProvider(credentials), http(), { signal })).rejects.toMatchObject({
      code: "ERR_CANCELED",
    });
  });
});
