import { expect, test } from "vitest";
import { inOneLine, languagesOf } from "../../../../src/cli/terminal/language.ts";

test.each([
  [
    "LC_ALL before all others",
    { LC_ALL: "zh_CN.UTF-8", LC_MESSAGES: "en_US", LANG: "en_US", LANGUAGE: "en" },
    "zh",
  ],
  [
    "LC_ALL also when it is not Chinese",
    { LC_ALL: "C", LC_MESSAGES: "zh_CN", LANG: "zh_CN", LANGUAGE: "zh" },
    "en",
  ],
  ["LC_MESSAGES before LANG", { LC_MESSAGES: "zh_TW", LANG: "en_US.UTF-8" }, "zh"],
  ["LANG before LANGUAGE", { LANG: "en_US.UTF-8", LANGUAGE: "zh_CN:en" }, "en"],
  ["LANGUAGE when nothing else is set", { LANGUAGE: "zh_CN:en" }, "zh"],
  ["no language from an empty variable", { LC_ALL: "", LANG: "zh_CN.UTF-8" }, "zh"],
  ["English for other languages", { LANG: "de_DE.UTF-8" }, "en"],
])("uses %s", (_, env, first) => {
  expect(languagesOf(env, first === "zh" ? "en-US" : "zh-CN")[0]).toBe(first);
});

test("uses the system's locale without a variable", () => {
  expect(languagesOf({}, "zh-CN")).toEqual(["zh", "en"]);
  expect(languagesOf({}, "en-GB")).toEqual(["en", "zh"]);
});

test("a text on one line has the languages in their order, or the only one", () => {
  const text = { en: "yes", zh: "是" };
  expect(inOneLine(text, ["zh", "en"])).toBe("是 / yes");
  expect(inOneLine(text, ["en"])).toBe("yes");
});
