import axios from "axios";
import { isInteger, isSafeNumber, parse } from "lossless-json";
import { describe, expect, test } from "vitest";
import { AccessTokenError, errcodeInterceptor, UserError } from "../../../src/index.ts";
import { simulatorReply } from "../../../src/testing/index.ts";
import { serve } from "../raw-server.ts";
import { errcodesOf, rejectionOf, SEND, startFlow, USER } from "../setup.ts";

const LONG_ID = "1332519773019865088";
const RESPONSE = `{"errcode":0,"msg_id":${LONG_ID},"count":3,"ratio":0.5}`;

/** The recipe of the README: only integers that a number cannot represent become a BigInt. */
const numberOf = (digits: string) =>
  isInteger(digits) && !isSafeNumber(digits) ? BigInt(digits) : Number(digits);
const exact = {
  transformResponse: (text: string) => (/^\s*[{[]/.test(text) ? parse(text, null, numberOf) : text),
};

// Trap (node-webot/co-wechat-api#89): 64-bit ids lost precision.
describe("integers beyond 2^53", () => {
  test("lose digits in JSON.parse, with and without the plugin", async () => {
    const { api, simulator } = await startFlow();
    simulator.reply(USER, RESPONSE);
    expect(String((await api.get(USER)).data.msg_id)).not.toBe(LONG_ID);
  });

  test("are exact with a lossless parser, also after a renewal and a retry", async () => {
    const { api, simulator } = await startFlow();
    simulator.reply(USER, RESPONSE);
    await api.get(USER);
    simulator.revokeToken();
    simulator.setLatency(({ errcode }) => {
      if (errcode === 40001) simulator.fail(USER, -1, { times: 1 });
      return 0;
    });
    const { data } = await api.get(USER, exact);
    expect(data).toEqual({ errcode: 0, msg_id: BigInt(LONG_ID), count: 3, ratio: 0.5 });
    expect(errcodesOf(simulator)).toEqual([0, 40001, -1, 0]);
    expect(simulator.tokenCalls.length).toBe(2);
  });

  test("are exact on the response of a typed error", async () => {
    const { api, simulator } = await startFlow();
    simulator.reply(SEND, `{"errcode":45065,"errmsg":"clientmsgid exist","msg_id":${LONG_ID}}`);
    const error = await rejectionOf(api.post(SEND, {}, exact), Error);
    expect(error).toMatchObject({ errcode: 45065, response: { data: { msg_id: BigInt(LONG_ID) } } });
  });

  test("do not hide a bad gateway or an empty response when the parser throws", async () => {
    const { api, simulator } = await startFlow();
    simulator.reply(SEND, simulatorReply({ status: 502, body: "<html>Bad Gateway</html>" }));
    await expect(api.post(SEND, {}, exact)).rejects.toMatchObject({ response: { status: 502 } });
    simulator.reply(SEND, "");
    expect((await api.post(SEND, {}, exact)).data).toBe("");
  });

  test.each<[string, (text: string) => unknown]>([
    ["the recipe", exact.transformResponse],
    ["LosslessNumber", (text) => parse(text)],
    ["BigInt alone", (text) => parse(text, null, (digits) => (isInteger(digits) ? BigInt(digits) : 0))],
  ])("errcodes are typed and tokens renewed when the whole instance parses with %s", async (_, whole) => {
    const { api, simulator } = await startFlow({}, { axios: { transformResponse: whole } });
    simulator.fail(USER, 40001, { times: 1 });
    expect(String((await api.get(USER)).data.errcode)).toBe("0");
    simulator.fail(USER, 40003);
    await rejectionOf(api.get(USER), UserError);
    simulator.fail(USER, 40001);
    await rejectionOf(api.get(USER), AccessTokenError);
    simulator.heal();
    const accepted = { wechat: { accept: true } } as const;
    simulator.fail(SEND, 40003);
    expect(String((await api.post(SEND, {}, accepted)).data.errcode)).toBe("40003");
  });

  test.each<[string, (text: string) => unknown]>([
    ["LosslessNumber", (text) => parse(text)],
    ["BigInt", (text) => parse(text, null, BigInt)],
  ])("the interceptor on its own recognizes the errcode as %s", async (_, transformResponse) => {
    const bodies = ['{"errcode":0}', '{"errcode":40003}'];
    const { url } = await serve((_, response) => response.end(bodies.shift()));
    const api = axios.create({ baseURL: url, proxy: false, transformResponse });
    api.interceptors.response.use(errcodeInterceptor());
    await api.get("/");
    await rejectionOf(api.get("/"), UserError);
  });
});
