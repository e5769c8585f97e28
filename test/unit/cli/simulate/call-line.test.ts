import { expect, it } from "vitest";
import { callLine } from "../../../../src/cli/simulate/call-line.ts";
import { createPaint } from "../../../../src/cli/terminal/paint.ts";
import { assertNoSecrets } from "../../../../src/testing/index.ts";

const AT_MS = new Date(2026, 0, 10, 9, 8, 7).getTime();
const call = { method: "POST", path: "/cgi-bin/user/info", atMs: AT_MS, errcode: 0, status: 200 };
const line = (changed: object) => callLine({ ...call, ...changed }, AT_MS + 3, createPaint(false));

it("has the time, the call, the errcode and how long it took", () => {
  expect(line({})).toBe("09:08:07 POST /cgi-bin/user/info errcode 0 3 ms");
  expect(line({ errcode: 40001 })).toBe("09:08:07 POST /cgi-bin/user/info errcode 40001 3 ms");
});

it("has what there was in place of an errcode", () => {
  expect(line({ errcode: undefined, status: 412 })).toContain(" HTTP 412 ");
  expect(line({ errcode: undefined, status: undefined })).toContain(" connection cut ");
});

it("has nothing of the query and the body", () => {
  const query = { access_token: "token-0123456789" };
  assertNoSecrets(line({ query, body: { secret: "s3cret-9876" } }), ["token-0123456789", "s3cret-9876"]);
});

it.each(["&", "%3F", ";", "=", "#", "%20", "\u001b[31m", "\n", "｜"])(
  "leaves out what follows %j in a path, where a query may have ended up",
  (mark) => {
    expect(line({ path: `/cgi-bin/user/get${mark}access_token=token-0123456789` })).toBe(
      "09:08:07 POST /cgi-bin/user/get… errcode 0 3 ms",
    );
  },
);
