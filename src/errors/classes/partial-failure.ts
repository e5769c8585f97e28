import type { ErrcodeEntry } from "../../errcodes/entry.ts";
import { pathOf } from "../../protocol/paths.ts";
import { hide } from "../../secrets/hide.ts";
import { secretsOf } from "../../secrets/of-request.ts";
import { createRedact } from "../../secrets/redact.ts";
import { redactBody } from "../../secrets/redact-body.ts";
import { inLanguage, type Language } from "../language.ts";
import { BRAND, type ErrorContext, WechatError } from "./base.ts";

/** A part of a call that failed, although WeChat responded with errcode 0. */
export interface PartialFailure {
  /** The field of the response that says so, such as `invaliduser`; dots lead into nested ones. */
  readonly field: string;
  /** What failed: an id, or the item of a list with all that WeChat says of it. */
  readonly value: unknown;
  /** The item's own errcode, where it has one. */
  readonly errcode?: number;
  /** The catalog's row for that errcode; only on a {@link PartialFailureError}. Not enumerable. */
  readonly entry?: ErrcodeEntry;
}

/**
 * WeChat responded with errcode 0 and named parts that failed: message recipients that do not exist, items of a batch with an
 * errcode of their own. Thrown with `rejectPartial` only. The rest was done, so the plugin never retries: send again what
 * `failures` names, and nothing else. `code` is `ERR_WECHAT_PARTIAL_FAILURE`.
 */
export class PartialFailureError extends WechatError {
  /** The code of this class. */
  declare readonly code: "ERR_WECHAT_PARTIAL_FAILURE";
  /** What failed; never empty. Without secrets. */
  readonly failures: readonly PartialFailure[];

  /** @internal */
  constructor(
    failures: readonly PartialFailure[],
    context: ErrorContext & { readonly lang?: Language | undefined },
    entryOf: (errcode: number) => ErrcodeEntry | undefined,
  ) {
    const { config, lang = "en" } = context;
    const redact = createRedact(secretsOf(config));
    const call = `${String(config?.method ?? "get").toUpperCase()} ${redact(pathOf(config))}`;
    const count = failures.length;
    const counted = countsOf(failures, entryOf);
    super(
      inLanguage(
        {
          en: `${call} succeeded but for ${count} ${count === 1 ? "part" : "parts"}: ${counted.join(", ")}`,
          zh: `${call} 已成功，但有 ${count} 项失败：${counted.join("、")}`,
        },
        lang,
      ),
      "ERR_WECHAT_PARTIAL_FAILURE",
      { ...context, request: context.response?.request },
    );
    this.failures = failures.map(({ value, ...failure }) => {
      const entry = failure.errcode === undefined ? undefined : entryOf(failure.errcode);
      const whole = { ...failure, value: redactBody(value, redact) };
      if (entry) hide(whole, "entry", entry);
      return whole;
    });
  }
}
Object.defineProperty(PartialFailureError.prototype, BRAND, { value: "partial-failure" });

/** How many failed under each field and errcode. The values may be ids of people, and there may be thousands. */
function countsOf(
  failures: readonly PartialFailure[],
  entryOf: (errcode: number) => ErrcodeEntry | undefined,
): string[] {
  const counts = new Map<string, number>();
  for (const { field, errcode } of failures) {
    const name = errcode === undefined ? undefined : entryOf(errcode)?.name;
    const kind = [field, errcode, name].filter((part) => part !== undefined).join(" ");
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${kind} (${count})`);
}
