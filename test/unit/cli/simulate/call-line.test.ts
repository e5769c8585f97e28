import { expect, it } from "vitest";
import { callLine } from "../../../../src/cli/simulate/call-line.ts";
import { createPaint } from "../../../../src/cli/terminal/paint.ts";
import { assertNoSecrets } from "../../../../src/testing/index.ts";

const AT_MS = new Date(2026, 0, 10, 9, 8, 7).getTime();
const call = { method: "POST", path: "/cgi-bin/user/info", atMs: AT_MS, errcode: 0, status: 200 };
const line = (changed: object) => callLine({ ...call, ...changed }, AT_MS + 3, createPaint(false));

it("has the time, the call, the errcode and the duration", () => {
  expect(line({})).toBe("09:08:07 POST /cgi-bin/user/info errcode 0 3 ms");
  expect(line({ errcode: 40001 })).toBe("09:08:07 POST /cgi-bin/user/info errcode 40001 3 ms");
});

it("has the outcome if there is no errcode", () => {
  expect(line({ errcode: undefined, status: 412 })).toContain(" HTTP 412 ");
  expect(line({ errcode: undefined, status: undefined })).toContain(" connection cut ");
});

it("has no part of the query or the body", () => {
  const query = { access_token: "token-0123456789" };
  assertNoSecrets(line({ query, body: { secret: "s3cret-9876" } }), ["token-0123456789", "s3cret-9876"]);
});

it.each(["&", "%3F", ";", "=", "#", "%20", "\u001b[31m", "\n", "｜"])(
  "leaves out the rest of a path after %j, which may be a query",
  (mark) => {
    expect(line({ path: `/cgi-bin/user/get${mark}access_token=token-0123456789` })).toBe(
      "09:08:07 POST /cgi-bin/user/get… errcode 0 3 ms",
    );
  },
);
