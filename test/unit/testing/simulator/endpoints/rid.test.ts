import { expect, test } from "vitest";
import { createSimulatorClient } from "../client.ts";

const RID_GET = "/cgi-bin/openapi/rid/get";

test("a failed request can be looked up by the rid in its errmsg, as it arrived", async () => {
  const { read, simulator } = createSimulatorClient();
  const query = { access_token: simulator.issueToken() };
  simulator.fail("/cgi-bin/message/custom/send", 45015, { times: 1 });
  const failed = await read("/cgi-bin/message/custom/send", { query, json: { touser: "o1" } });
  const [, rid] = /rid: (\S+)/.exec(failed.errmsg) ?? [];
  const { errcode, request } = await read(RID_GET, { query, json: { rid } });
  expect(errcode).toBe(0);
  expect(request).toMatchObject({
    request_url: `access_token=${query.access_token}`,
    request_body: '{"touser":"o1"}',
    response_body: JSON.stringify(failed),
    client_ip: "127.0.0.1",
  });
  simulator.reset();
  expect(await read(RID_GET, { query, json: { rid } })).toMatchObject({ errcode: 76001 });
});

test.each([
  [{ rid: "6a1b2c3d-00000000-00000000" }, 76001],
  [{ rid: "nonsense" }, 76002],
  [{}, 76002],
])("%j returns errcode %i", async (json, errcode) => {
  const { read, simulator } = createSimulatorClient();
  const query = { access_token: simulator.issueToken() };
  expect(await read(RID_GET, { query, json })).toMatchObject({ errcode });
});

test("the look-up is a POST, with a token", async () => {
  const { read, simulator } = createSimulatorClient();
  expect(await read(RID_GET, { json: { rid: "1-2-3" } })).toMatchObject({ errcode: 41001 });
  expect(await read(RID_GET, { query: { access_token: simulator.issueToken() } })).toMatchObject({
    errcode: 43002,
  });
});
