import { once } from "../errcodes/once.ts";
import { partialFields } from "./partial-fields.generated.ts";
import { pathCandidates } from "./path-candidates.ts";

/** A field of a response that says what an errcode 0 left undone. */
export interface PartialField {
  /** Its name; of a nested one all names, from the top. */
  readonly names: readonly string[];
  /** Whether it lists every part, and those with an errcode other than 0 have failed. Otherwise it lists failures alone. */
  readonly listsAll: boolean;
}

/** The table, decoded on first use. */
const readTable = /* @__PURE__ */ once(() => {
  const known = new Map<string, PartialField>();
  const fieldOf = (text: string) => {
    const listsAll = text.endsWith("[]");
    const field = known.get(text) ?? { names: text.replace("[]", "").split("."), listsAll };
    known.set(text, field);
    return field;
  };
  const byPath = new Map<string, readonly PartialField[]>();
  for (const line of partialFields.split("\n")) {
    const [fields = "", paths = ""] = line.split(":");
    const list = fields.split(" ").filter(Boolean).map(fieldOf);
    for (const path of paths.split(" ")) byPath.set(path, list);
  }
  // A name that stands for both is read as a list of failures, in which an errcode 0 counts as none.
  const usual = [...known].filter(([text]) => !text.endsWith("[]") || !known.has(text.slice(0, -2)));
  return { byPath, usual: usual.map(([, field]) => field) };
});

/**
 * The fields to look at in the response of a path; for a path that the table does not know, all names that it has.
 *
 * @param baseURL may begin with a prefix of a gateway's
 */
export function partialFieldsOf(path: string, baseURL: string | undefined): readonly PartialField[] {
  const { byPath, usual } = readTable();
  for (const own of pathCandidates(path, baseURL)) {
    const fields = byPath.get(own.replace(/\/+$/, ""));
    if (fields) return fields;
  }
  return usual;
}
