import { beforeAll, describe, expect, it } from "vitest";

/** What scripts/editor.mjs has of the language service. */
interface Editor {
  type(text: string): void;
  completionsAt(position: number): string[];
  documentationOf(position: number, name: string): string;
  documentationAt(position: number): string;
  errors(): { about: string; message: string }[];
}

const HEAD = `import axios from "axios";
import { attachWechat, isWechatApiError, isWechatError } from "axios-wechat";
import { Errcode } from "axios-wechat/errcodes";
declare const error: unknown;
const api = axios.create();
const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = process.env;
`;

describe("an editor", () => {
  let editor: Editor;
  beforeAll(async () => {
    const { openEditor } = await import(new URL("../../scripts/editor.mjs", import.meta.url).href);
    editor = openEditor();
  }, 60_000);

  /** Types a line, and returns the place of the `|` in it. */
  function type(line: string): number {
    editor.type(HEAD + line.replace("|", ""));
    return HEAD.length + line.indexOf("|");
  }
  const completions = (line: string) => editor.completionsAt(type(line));

  it("shows the meaning of an errcode in both languages, in a completion and on hover", () => {
    const english = "The caller IP is not on the whitelist";
    const chinese = "来源 IP 未加入白名单";
    expect(editor.documentationOf(type("void Errcode.|"), "IP_NOT_WHITELISTED")).toBe(
      `${english}. ${chinese}。`,
    );
    expect(editor.documentationAt(type("void Errcode.IP_NOT|_WHITELISTED"))).toBe(`${english}. ${chinese}。`);
  });

  it("completes names, and what they reveal", () => {
    expect(completions('isWechatApiError(error, "|")')).toContain("IP_NOT_WHITELISTED");
    expect(completions('if (isWechatApiError(error, "IP_NOT_WHITELISTED")) error.|')).toContain("ip");
    expect(completions("if (isWechatApiError(error, 45009)) error.|")).toEqual(
      expect.arrayContaining(["window", "retryAt"]),
    );
  });

  it("completes each code in a switch", () => {
    expect(completions('if (isWechatError(error)) switch (error.code) { case "|" }')).toHaveLength(14);
  });

  it("completes options, their values, and what a callback is given", () => {
    expect(completions("attachWechat(api, { | });")).toEqual(expect.arrayContaining(["appid", "retry"]));
    expect(completions("attachWechat(api, { appid, | });")).toContain("secret");
    expect(completions('attachWechat(api, { product: "|" });')).toContain("wecom");
    expect(completions("attachWechat(api, { retry: { | } });")).toContain("maxRetries");
    expect(completions("attachWechat(api, { provider: async (request) => request.| });")).toContain("force");
  });

  it("says of a wrong option in a line or two what is wrong", () => {
    const complaint = (options: string) => {
      type(`attachWechat(api, ${options});`);
      return editor.errors().map(({ about, message }) => `${about}: ${message.split("\n").at(-1)?.trim()}`);
    };
    expect(complaint("{ appid, secret }")).toEqual([]);
    expect(complaint("{ appid }")).toEqual([
      "{ appid }: Property 'secret' is missing in type '{ appid: string | undefined; }' but required in type '{ readonly secret: SecretSource | undefined; }'.",
    ]);
    expect(
      complaint("{ appid, secret, provider: async () => ({ access_token: '', expires_in: 1 }) }"),
    ).toEqual([expect.stringMatching(/^provider: Type .* is not assignable to type 'undefined'\.$/)]);
    expect(complaint("{ appId: appid, secret }")).toEqual([
      expect.stringMatching(/^appId: .* Did you mean to write 'appid'\?$/),
    ]);
  });

  it("underlines the field of a typed call that is wrong", () => {
    const complaint = (call: string) => {
      editor.type(
        `import type { MpApi } from "axios-wechat/api/mp";\ndeclare const api: MpApi;\nvoid api.${call};`,
      );
      return editor.errors().map(({ about, message }) => `${about}: ${message.split("\n").at(-1)?.trim()}`);
    };
    expect(
      complaint('post("/cgi-bin/message/template/send", { touser: "o", template_id: 1, data: {} })'),
    ).toEqual(["template_id: Type 'number' is not assignable to type 'string'."]);
    expect(complaint('get("/cgi-bin/user/info", { params: { openid: 1 } })')).toEqual([
      "openid: Type 'number' is not assignable to type 'string'.",
    ]);
    expect(complaint('get("/cgi-bin/user/info")')).toEqual(["get: Expected 2 arguments, but got 1."]);
  });
});
