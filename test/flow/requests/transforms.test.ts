import { expect, test } from "vitest";
import { UserError } from "../../../src/index.ts";
import { errcodesOf, rejectionOf, SEND, startFlow, USER } from "../setup.ts";

/** A call that gets a rejected token and then a busy system. */
async function startTransforming(config: Parameters<typeof startFlow>[1]) {
  const flow = await startFlow({}, config);
  flow.simulator.fail("*", 40001, { times: 1 });
  flow.simulator.fail("*", -1, { times: 1 });
  return flow;
}

// Trap: a custom transformRequest that runs twice truncates the body under a stale Content-Length.
test("a user's transformRequest runs once, and every attempt sends the same bytes", async () => {
  let runs = 0;
  const { api, simulator } = await startTransforming({
    axios: {
      transformRequest: (data: object, headers) => {
        runs += 1;
        headers.set("Content-Type", "application/json");
        return JSON.stringify({ wrapped: data, run: "一".repeat(runs) });
      },
    },
  });
  await api.post(SEND, { n: 1 });
  expect(runs).toBe(1);
  expect(errcodesOf(simulator)).toEqual([40001, -1, 0]);
  expect(simulator.calls.map(({ body }) => body)).toEqual(Array(3).fill({ wrapped: { n: 1 }, run: "一" }));
});

test("a user's transformResponse runs once, on the response that the caller gets", async () => {
  const seen: unknown[] = [];
  const { api, simulator } = await startTransforming({
    axios: {
      transformResponse: (text: string) => {
        seen.push(text);
        return { wrapped: JSON.parse(text) };
      },
    },
  });
  simulator.reply(USER, { openid: "o1" });
  expect((await api.get(USER)).data).toEqual({ wrapped: { openid: "o1" } });
  expect(seen).toEqual(['{"openid":"o1"}']);
});

test("a user's transformResponse after axios' own runs, too", async () => {
  const { api, simulator } = await startFlow({});
  simulator.reply(USER, { openid: "o1" });
  const transformResponse = function (
    this: { transitional?: { forcedJSONParsing?: boolean } },
    data: unknown,
  ) {
    const parses = this.transitional?.forcedJSONParsing !== false && typeof data === "string";
    return { wrapped: parses ? JSON.parse(data) : data };
  };
  expect((await api.get(USER, { transformResponse })).data).toEqual({ wrapped: { openid: "o1" } });
});

test("a user's transformResponse that empties the body hides no errcode", async () => {
  const { api, simulator } = await startFlow({}, { axios: { transformResponse: () => null } });
  simulator.fail(USER, 43004);
  await rejectionOf(api.get(USER), UserError);
});

test("the user's serialization of parameters applies to every attempt", async () => {
  const { api, simulator } = await startTransforming({
    axios: { paramsSerializer: { serialize: (params) => `${new URLSearchParams(params)}&mine=1` } },
  });
  await api.get(USER, { params: { openid: "o1" } });
  expect(simulator.calls.map(({ query }) => [query.openid, query.mine])).toEqual(Array(3).fill(["o1", "1"]));
  for (const { query } of simulator.calls) expect(query.access_token).toBeTruthy();
});
