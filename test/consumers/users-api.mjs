import { expect } from "vitest";
import { USER } from "./wechat.mjs";

/** Tests a server: GET /users/:openid returns a user of WeChat, or 404 for an invalid openid. */
export async function checkUsersApi({ simulator }, url) {
  const find = async () => {
    const response = await fetch(`${url}/users/o1`);
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
  const found = { status: 200, body: { openid: "o1", nickname: "Li" } };
  simulator.reset();
  simulator.reply(USER, found.body);
  expect(await find()).toEqual(found);

  simulator.expireToken();
  expect(await find()).toEqual(found);

  simulator.fail(USER, -1, { times: 1 });
  expect(await find()).toEqual(found);

  simulator.fail(USER, 40003, { times: 1 });
  expect(await find()).toEqual({
    status: 404,
    body: {
      error: "UserError",
      message: expect.stringMatching(/^GET \/cgi-bin\/user\/info failed: 40003 INVALID_OPENID: /),
    },
  });

  simulator.fail(USER, 48001, { times: 1 });
  expect(await find()).toMatchObject({ status: 500 });

  expect(simulator.calls.map(({ errcode }) => errcode)).toEqual([0, 42001, 0, -1, 0, 40003, 48001]);
  expect(simulator.tokenCalls).toHaveLength(2);
}
