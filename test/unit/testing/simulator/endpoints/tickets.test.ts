import { expect, test } from "vitest";
import { createSimulatorClient } from "../client.ts";

const MP = "/cgi-bin/ticket/getticket";

test.each([
  [MP, "jsapi", "plain"],
  [MP, "wx_card", "authorizer"],
  ["/cgi-bin/get_jsapi_ticket", undefined, "wecom"],
  ["/cgi-bin/ticket/get", "agent_config", "corp"],
] as const)("%s returns the same ticket (%s) until it expires", async (path, type, kind) => {
  const { simulator, read, passSeconds } = createSimulatorClient({ expiresIn: 100 });
  const ticketOf = async (account: string) => {
    const access_token = simulator.issueToken({ kind, account });
    const given = await read(path, { query: { access_token, ...(type && { type }) } });
    expect(given).toEqual({
      errcode: 0,
      errmsg: "ok",
      ticket: expect.any(String),
      expires_in: expect.any(Number),
    });
    return given.ticket;
  };
  const first = await ticketOf("one");
  expect(await ticketOf("one")).toBe(first);
  expect(await ticketOf("two")).not.toBe(first);
  simulator.revokeToken({ kind: "ticket", account: "one" });
  const second = await ticketOf("one");
  expect(second).not.toBe(first);
  passSeconds(100);
  expect(await ticketOf("one")).not.toBe(second);
});

test("the types of a ticket are separate, and unknown ones are rejected", async () => {
  const { simulator, read } = createSimulatorClient();
  const access_token = simulator.issueToken();
  const ofType = async (type: string) => read(MP, { query: { access_token, type } });
  expect((await ofType("jsapi")).ticket).not.toBe((await ofType("wx_card")).ticket);
  expect(await ofType("agent_config")).toMatchObject({ errcode: 40097 });
});

test("a ticket is not an access_token, and the other product's token returns none", async () => {
  const { simulator, read, errcodeFor } = createSimulatorClient();
  const { ticket } = await read(MP, { query: { access_token: simulator.issueToken() } });
  expect(await errcodeFor(ticket)).toBe(40001);
  expect(await errcodeFor(simulator.issueToken({ kind: "wecom" }), MP)).toBe(40001);
  expect(await errcodeFor(simulator.issueToken(), "/cgi-bin/get_jsapi_ticket")).toBe(40014);
});
