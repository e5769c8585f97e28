import { beforeAll, expect, test, vi } from "vitest";
import { type SecurityEvent, WechatSecurityError } from "../../../src/index.ts";
import { apiSecurity } from "../../../src/security/index.ts";
import { holdClock, rejectionOf } from "../setup.ts";
import { createSecureWechat, RISK, type SecureWechat, startSecure } from "./setup.ts";

let wechat: SecureWechat;
beforeAll(() => {
  wechat = createSecureWechat();
});

test("a deprecated certificate is reported once a day, and no more after its replacement", async () => {
  const clock = holdClock();
  const events: SecurityEvent[] = [];
  const security = apiSecurity(wechat.keys.options);
  const { api } = await startSecure(wechat, { security, onSecurity: (event) => events.push(event) });
  wechat.keys.answer("deprecated");
  const [present, next] = Object.keys(wechat.keys.certificates);
  for (let count = 0; count < 3; count += 1) await api.post(RISK, {});
  expect(events).toEqual([
    { type: "certificate-deprecated", account: expect.any(String), serial: present, replacedBy: next },
  ]);
  clock.setWall(5 * 86_400_000);
  await api.post(RISK, {});
  expect(events.length).toBe(1);
  clock.pass(86_400_000);
  await api.post(RISK, {});
  expect(events.length).toBe(2);
  security.replaceCertificates(wechat.keys.certificates);
  clock.pass(2 * 86_400_000);
  await api.post(RISK, {});
  expect(events.length).toBe(2);
});

test("without `onSecurity` the process prints a warning", async () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  const { api } = await startSecure(wechat);
  wechat.keys.answer("deprecated");
  for (let count = 0; count < 3; count += 1) await api.post(RISK, {});
  const [present = ""] = Object.keys(wechat.keys.certificates);
  expect(warn.mock.calls).toEqual([[expect.stringContaining(present), "axios-wechat"]]);
});

test("certificates are replaced without a restart: the next call uses the new ones", async () => {
  const security = apiSecurity(wechat.keys.options);
  const { api } = await startSecure(wechat, { security });
  await api.post(RISK, {});
  const [, next] = Object.entries(wechat.keys.certificates);
  security.replaceCertificates(Object.fromEntries([next as [string, string]]));
  expect((await rejectionOf(api.post(RISK, {}), WechatSecurityError)).reason).toBe("certificate");
  security.replaceCertificates(wechat.keys.certificates);
  await api.post(RISK, {});
});
