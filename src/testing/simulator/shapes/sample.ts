import { fieldsOf, resolved, type Shape } from "./shapes.ts";

/** A reference may lead to itself. */
const DEEPEST = 8;

/** The first rule that a field's name matches gives its value. */
type Rules<T> = readonly (readonly [name: RegExp, value: T])[];

// A list goes on while there is a cursor, and a call has failures while their fields are not empty.
const TEXTS: Rules<string> = [
  [/cursor|^next_|page_context|_context$|^last_|^invalid|fail|^unlicensed|^excess|err/, ""],
  [/open_?id$|touser|fromuser/, "oSIMULATED_openid_0000000001"],
  [/union_?id$/, "oSIMULATED_unionid_000000001"],
  [/external_userid/, "wmSIMULATED_external_userid_0001"],
  [/app_?id$/, "wx0123456789abcdef"],
  [/corp_?id$/, "ww0123456789abcdef"],
  [/user_?id$|^userid/, "simulated-user"],
  [/media_?id/, "simulated-media-id"],
  [/country_?code/, "86"],
  [/phone|mobile/, "13800138000"],
  [/e?mail/, "simulated@example.com"],
  [/url|link|avatar|img|image|logo|icon|pic/, "https://mmbiz.qpic.cn/simulated"],
  [/date|^ds$/, "2026-01-01"],
  [/time$|_at$/, "1767225600"],
  [/name|title/, "simulated name"],
];
const NUMBERS: Rules<number> = [
  [/errcode|^ret$|resultcode|has_?more|continue|^next|fail|err/, 0],
  [/expires?_in|ttl/, 7200],
  [/time(stamp)?$|_at$|date/, 1_767_225_600],
];
const FLAGS: Rules<boolean> = [[/more|fail|forbid|disable|ban|delete|closed|expired/, false]];

const pick = <T>(rules: Rules<T>, name: string, otherwise: T): T =>
  rules.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? otherwise;

/**
 * A body of a shape, the same each time: values by the names and types of the fields, optional ones included.
 *
 * @param isFailure whether a field, by its names from the top, would say that a part of the call has failed
 */
export function sampleOf(
  shape: Shape,
  isFailure: (names: readonly string[]) => boolean,
  names: readonly string[] = [],
): unknown {
  const own = resolved(shape);
  const name = names.at(-1) ?? "";
  if (Array.isArray(own)) {
    const isEmpty = isFailure(names) || names.length > DEEPEST;
    return isEmpty ? [] : [sampleOf(own[0] as Shape, isFailure, names)];
  }
  if (typeof own === "string") return scalarOf(own.split("|")[0] as string, isFailure(names) ? "fail" : name);
  const fields = fieldsOf(own).filter(({ isRequired }) => isRequired || names.length <= DEEPEST);
  return Object.fromEntries(
    fields.map((field) => [field.name, sampleOf(field.shape, isFailure, [...names, field.name])]),
  );
}

function scalarOf(type: string, name: string): unknown {
  switch (type) {
    case "int":
    case "long":
    case "number":
      return pick(NUMBERS, name, 1);
    case "boolean":
      return pick(FLAGS, name, true);
    case "string":
      return pick(TEXTS, name, "simulated");
    default:
      return {};
  }
}
