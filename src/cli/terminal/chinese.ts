import type { Command } from "commander";
import type { Redact } from "../../secrets/redact.ts";

/** Commander's own texts are English; these are its errors, and ours for option values. */
const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.*)'/m, "错误：没有选项 '$1'"],
  [/^error: unknown command '(.*)'/m, "错误：没有命令 '$1'"],
  [/^error: missing required argument '(.*)'/m, "错误：缺少参数 '$1'"],
  [/^error: option '(.*)' argument missing/m, "错误：选项 '$1' 缺少值"],
  [/^error: option '(.*)' argument '(.*)' is invalid\./m, "错误：选项 '$1' 的值 '$2' 无效。"],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.*)'\./m,
    "错误：参数 '$2' 的值 '$1' 无效。",
  ],
  [/It must be a rid, such as (\S+)\./, "必须是 rid，例如 $1。"],
  [/It must be a path, such as (\S+)\./, "必须是接口路径，例如 $1。"],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+).*/m,
    "错误：参数过多：最多 $2 个，给了 $3 个。",
  ],
  [/Allowed choices are (.*)\./, "可选值：$1。"],
  [/It must be a whole number from (\d+) to (\d+)\./, "必须是 $1 到 $2 的整数。"],
  [/It must look like (\S+), or (\S+) for two calls\./, "格式应为 $1，只失败两次则为 $2。"],
  [/It must look like (\S+)\./, "格式应为 $1。"],
  [/It must not be empty\./, "不能为空。"],
  [/^\(Did you mean one of (.*)\?\)/m, "（您要输入的是不是以下之一：$1？）"],
  [/^\(Did you mean (.*)\?\)/m, "（您要输入的是不是 $1？）"],
  [/^error: /m, "错误："],
];

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

/** Has a program and the commands that are added to it speak Chinese. */
export function speakChinese(program: Command, redact: Redact): void {
  program
    .configureOutput({ outputError: (text, write) => write(redact(inChinese(text))) })
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .helpOption("-h, --help", "显示帮助")
    .helpCommand("help [command]", "显示命令的帮助");
}

function inChinese(text: string): string {
  return ERRORS.reduce((translated, [english, chinese]) => translated.replace(english, chinese), text);
}
