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
  ["an empty variable for none", { LC_ALL: "", LANG: "zh_CN.UTF-8" }, "zh"],
  ["other languages for English", { LANG: "de_DE.UTF-8" }, "en"],
])("takes %s", (_, env, first) => {
  expect(languagesOf(env, first === "zh" ? "en-US" : "zh-CN")[0]).toBe(first);
});

test("goes by the system's locale where no variable is set", () => {
  expect(languagesOf({}, "zh-CN")).toEqual(["zh", "en"]);
  expect(languagesOf({}, "en-GB")).toEqual(["en", "zh"]);
});

test("a text on one line stands in the order of the languages, or in the only one", () => {
  const text = { en: "yes", zh: "是" };
  expect(inOneLine(text, ["zh", "en"])).toBe("是 / yes");
  expect(inOneLine(text, ["en"])).toBe("yes");
});
