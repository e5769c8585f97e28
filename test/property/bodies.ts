import fc from "fast-check";

/** Possible values of `errcode`, valid or not. */
const codes = fc.oneof(
  { weight: 6, arbitrary: fc.integer() },
  fc.constantFrom(-1, 0, 40001, 45009),
  fc.integer().map(String),
  fc.constantFrom("0", "-0", "+7", " 40001 ", "00040001", "", "ok", "4e4", "0x10", "40001 invalid"),
  fc.double({ noNaN: true }).filter((code) => Number.isFinite(code)),
  fc.constantFrom(2 ** 53, 1e300, -(2 ** 60), "123456789012345678901234567890"),
  fc.constantFrom(null, true, false, [40001], { errcode: 40001 }),
);

/** Names and texts that confuse a careless reader. */
const treacherous = fc.constantFrom(
  "errcode",
  '"errcode":40001',
  '{"errcode":40001}',
  "\\",
  '"',
  "\u0000\u001f\n",
  "凭证无效",
  "\u2028",
);
const texts = fc.oneof(fc.string(), fc.string({ unit: "binary" }), treacherous);
const values = fc.oneof(fc.jsonValue(), texts, codes, fc.record({ errcode: codes, errmsg: texts }));

/** Any JSON that an API could return: with an errcode on top, nested, or nowhere; or no object at all. */
export const bodies: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.dictionary(texts, values), codes, fc.dictionary(texts, values))
      // A place in the middle: not always first, not always last.
      .map(([before, errcode, after]) => ({ ...before, errcode, ...after })),
  },
  { weight: 2, arbitrary: fc.dictionary(texts, values) },
  fc.array(values),
  fc.jsonValue(),
);

/** A body as a text: formatted in some way, perhaps with a byte order mark. Standard JSON except for the mark. */
export const layouts = fc.record({
  indent: fc.constantFrom(undefined, 1, 2, "\t", " \r\n"),
  before: fc.constantFrom("", "\uFEFF", "\n", " \t\r\n", "\uFEFF "),
  after: fc.constantFrom("", "\n", "  "),
});

export function layOut(
  body: unknown,
  { indent, before, after }: typeof layouts extends fc.Arbitrary<infer T> ? T : never,
) {
  return `${before}${JSON.stringify(body, null, indent).replaceAll("\n", "\r\n")}${after}`;
}

/** Removes the escapes of the control characters inside strings, as WeChat does in nicknames. */
export function withRawControls(json: string): string {
  return json.replace(/\\(?:u[0-9a-f]{4}|.)/g, (sequence) => {
    const character = JSON.parse(`"${sequence}"`) as string;
    return character < " " ? character : sequence;
  });
}

/** The plain result: the top level of the JSON. */
export function errcodeOf(body: unknown): number | undefined {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
  const { errcode } = body as { errcode?: unknown };
  const isCode =
    typeof errcode === "number" || (typeof errcode === "string" && /^ *[+-]?\d+ *$/.test(errcode));
  const code = isCode ? Number(errcode) : 0;
  return Number.isSafeInteger(code) && code !== 0 ? code : undefined;
}
