import { type Command, CommanderError } from "commander";
import { isHttpURL } from "../../protocol/hosts.ts";
import { createRedact } from "../../secrets/redact.ts";
import type { Languages } from "../terminal/language.ts";
import { createProgress, type Progress } from "../terminal/progress.ts";
import { type Style, styleOf } from "../terminal/style.ts";
import { type Account, type AccountOptions, accountIn, baseURLIn } from "./environment.ts";

/** The error code of a command that failed. */
const FAILED = "axios-wechat.failed";

/** The command failed, and everything about it is written already. */
export class Failed extends CommanderError {
  constructor() {
    super(1, FAILED, "");
  }
}

/** What a command about an account is handed. */
export interface AccountCommand {
  readonly account: Account;
  readonly baseURL: string;
  readonly style: Style;
  readonly progress: Progress;
  /** Writes to stdout, without secrets. */
  write(text: string): void;
}

/** Runs a command for the account in the environment. What it throws is printed, and the exit status is 1. */
export async function runForAccount(
  command: Command,
  { languages, options }: { languages: Languages; options: AccountOptions },
  run: (parts: AccountCommand) => Promise<void>,
): Promise<void> {
  const [language] = languages;
  const { account, missing } = accountIn(process.env, options);
  const baseURL = baseURLIn(process.env, options);
  const fail = (text: string) => command.error(text, { exitCode: 1, code: FAILED });
  if (account === undefined) fail(MISSING[language](missing));
  else if (!isHttpURL(baseURL)) fail(NO_URL[language]);
  else {
    const redact = createRedact([account.secret]);
    const progress = createProgress(process.stderr, process.env);
    const style = styleOf(command, languages);
    const write = (text: string) => {
      progress.clear();
      command.configureOutput().writeOut?.(redact(text));
    };
    await run({ account, baseURL, style, progress, write }).catch(async (error: unknown) => {
      progress.clear();
      if (error instanceof Failed) throw error;
      // Loads axios, which the commands without an account need not.
      const { problemOf } = await import("./problem.ts");
      const { message, next } = problemOf(error, language);
      fail(redact(next === undefined ? message : `${message}\n${next}`));
    });
  }
}

const MISSING = {
  en: (names: readonly string[]) => `Set ${names.join(" and ")} in the environment.`,
  zh: (names: readonly string[]) => `请设置环境变量 ${names.join(" 和 ")}。`,
};
const NO_URL = {
  en: "The base URL (--base-url or WECHAT_BASE_URL) is not an http or https URL.",
  zh: "接口地址（--base-url 或 WECHAT_BASE_URL）不是 http 或 https 地址。",
};
