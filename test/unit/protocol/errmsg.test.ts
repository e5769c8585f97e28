import { describe, expect, it } from "vitest";
import { addressIn, ridIn, withoutRid } from "../../../src/protocol/errmsg.ts";

const WECOM =
  "invalid Suite Token, hint: [1654509785455213612928940], from ip: 1.2.3.4, more info at https://open.work.weixin.qq.com/devtool/query?e=40082";
const NOT_WHITELISTED =
  "invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist rid: 5fab84d2-09424a07-00bd7fe3";

describe("ridIn", () => {
  it.each([
    ["invalid openid rid: 5fab84d2-09424a07-00bd7fe3", "5fab84d2-09424a07-00bd7fe3"],
    ["invalid openid, rid: 5fab84d2-09424a07-00bd7fe3", "5fab84d2-09424a07-00bd7fe3"],
    ["invalid credential hint: [2EZBbA02311480]", "2EZBbA02311480"],
    ["invalid code, hints: [ req_id: Cf.y.a0389s108 ]", "Cf.y.a0389s108"],
    ["system error hint: [gJaf.. -.4p9.a] rid: 6542aaaa-1c2d3e4f-00000001", "6542aaaa-1c2d3e4f-00000001"],
    ["system error hint: [gJaf.. -.4p9.a]", "gJaf.. -.4p9.a"],
    [WECOM, "1654509785455213612928940"],
    [NOT_WHITELISTED, "5fab84d2-09424a07-00bd7fe3"],
  ])("finds the id in %j", (errmsg, rid) => {
    expect(ridIn(errmsg)).toBe(rid);
  });

  it.each([["ok"], [""], ["invalid grid: 7"], ["hint: []"], ["hints: [  ]"]])(
    "finds none in %j, as in old responses",
    (errmsg) => {
      expect(ridIn(errmsg)).toBeUndefined();
    },
  );
});

describe("addressIn", () => {
  it.each([
    [NOT_WHITELISTED, "1.2.3.4"],
    ["invalid ip 2001:db8::1, not in whitelist", "2001:db8::1"],
    ["invalid ip ::ffff:1.2.3.4, not in whitelist", "::ffff:1.2.3.4"],
    [WECOM, "1.2.3.4"],
    ["not allow to access from your ip, hint: [1], from ip: 10.0.0.7, more info", "10.0.0.7"],
    ["access clientip is not registered requestIP: 203.0.113.9 rid: 5fab84d2", "203.0.113.9"],
  ])("finds the address in %j", (errmsg, ip) => {
    expect(addressIn(errmsg)).toBe(ip);
  });

  it.each([["ip not in whitelist"], [""], ["zip 1.2.3.4"]])("finds none in %j", (errmsg) => {
    expect(addressIn(errmsg)).toBeUndefined();
  });

  // Trap: an endless text became the whole `ip` of an error.
  it("is never longer than the longest address", () => {
    expect(addressIn(`ip: ${"a:".repeat(100_000)}`)?.length).toBeLessThan(50);
    expect(addressIn(`ip${" ".repeat(100_000)}1.2.3.4`)).toBeUndefined();
  });
});

describe("withoutRid", () => {
  it.each([
    ["invalid openid rid: 5fab84d2-09424a07", "invalid openid"],
    ["invalid openid, rid: 5fab84d2-09424a07 ", "invalid openid"],
    ["rid: 5fab84d2", ""],
    ["ok", "ok"],
    ["invalid credential hint: [2EZBbA02311480]", "invalid credential hint: [2EZBbA02311480]"],
    ["rid: 5fab84d2 is not known", "rid: 5fab84d2 is not known"],
  ])("turns %j into %j", (errmsg, rest) => {
    expect(withoutRid(errmsg)).toBe(rest);
  });
});
