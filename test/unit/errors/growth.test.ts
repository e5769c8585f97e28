import { describe, expect, it } from "vitest";
import { envelopeOf, parseJson, readCode, readText } from "../../../src/protocol/envelope.ts";
import { addressIn, ridIn, withoutRid } from "../../../src/protocol/errmsg.ts";
import { secretsOf } from "../../../src/secrets/of-request.ts";
import { createRedact } from "../../../src/secrets/redact.ts";
import { createApiError } from "../api-error.ts";
import { requestConfig } from "../axios-parts.ts";
import { growthOf, millisecondsOf } from "../growth.ts";

/** Long enough to be timed, and short enough that even cubic time ends. */
const LENGTH = 4_000;
/** Linear is 16, quadratic 256. The margin is for garbage collections, which only long texts trigger. */
const LIMIT = 130;
/** Below this, a garbage collection is half of the time. */
const MIN_TIMED_MS = 15;

const TOKEN = "62_aaaaaaaaaaaaaaaa";

/** All functions that read a server's text. */
const READERS: readonly [string, (text: string) => unknown][] = [
  ["ridIn", ridIn],
  ["addressIn", addressIn],
  ["withoutRid", withoutRid],
  ["readCode", readCode],
  ["readText", readText],
  ["readText of a failure", (text) => readText(`{"errcode":1,"a":"${text}`)],
  ["parseJson", (text) => parseJson(`{"a":"\u0001${text}`)],
  ["envelopeOf", (text) => envelopeOf({ errcode: text, errmsg: text })],
  ["redact", (text) => createRedact([TOKEN, "aaaa", "user:password"])(text)],
  ["secretsOf a URL", (text) => secretsOf(requestConfig({ url: text }))],
  ["secretsOf a body", (text) => secretsOf(requestConfig({ data: text }))],
  ["createApiError", (text) => createApiError({ errcode: 40001, errmsg: text, body: text }).body],
];

/** The start of a match for an expression or a scanner, each followed by text that may be scanned again for it. */
const BEGINNINGS = ["", "hint: [", "rid:", '{"errcode":"', '{"secret":"', "https://"];
const REPEATED = [
  " ",
  ",",
  ". ",
  "0",
  "a",
  "-",
  "\\",
  '\\"',
  "{",
  '"',
  "%",
  "%41",
  "%25",
  "&",
  "&#97;",
  "&#0",
  "\u0001",
  "/",
  "?secret=",
  " access_token=",
  '"secret":"',
  '"secret" ',
  '"errcode": ',
  '"errcode":0',
  "hint:[",
  "hints: [ ",
  "rid: ",
  "rid:a ",
  "req_id: ",
  "ip: ",
  "ip a",
  "a:a@",
  "/cgi-bin/webhook/?key=",
];

// Trap: an errmsg of `hint: [` and 4000 blanks took 33 s in one expression, and 64 KB of JSON as long in another.
describe("the time grows linearly with the length of a text", () => {
  it.each(READERS)("in %s", (_, read) => {
    const tooFast = BEGINNINGS.flatMap((beginning) =>
      REPEATED.flatMap((repeated) => {
        const textOf = (length: number) => `${beginning}${repeated.repeat(length / repeated.length)}x}`;
        // A result that is too high is measured again.
        const grows = () =>
          millisecondsOf(() => read(textOf(16 * LENGTH))) > MIN_TIMED_MS &&
          growthOf(read, textOf, LENGTH) > LIMIT;
        return grows() && grows() && grows() ? [`${beginning}${repeated}…`] : [];
      }),
    );
    expect(tooFast).toEqual([]);
  });
});
