import { clients } from "../clients/index.mjs";
import { dash } from "./cells.mjs";

/**
 * A table with a row for each client. `results` has under its id either figures, from which `cells` makes what stands
 * in the row, or why there are none: `left` (it has no part in this) or `broken` (it ended before it was through).
 * `extraRows` are figures under other ids: `{ [id]: { after, name } }`.
 */
export function tableOf({ title, about, head, results, cells, extraRows = {}, showsNotes = false }) {
  const rowOf = (id, name, role) => {
    const figures = results[id];
    const reason = reasonFor(figures);
    return { id, name, role, cells: reason ? head.map(() => dash(reason)) : cells(figures) };
  };
  const rows = clients
    .filter(({ id }) => id in results)
    .flatMap(({ id, name, role, note }) => [
      rowOf(id, showsNotes && note ? { text: name, note } : name, role),
      ...Object.entries(extraRows)
        .filter(([extra, { after }]) => after === id && extra in results)
        .map(([extra, { name: extraName }]) => rowOf(extra, extraName, "extra")),
    ]);
  return { title, about, head, rows };
}

function reasonFor(figures) {
  if (figures?.left) return figures.left;
  return figures?.broken && `ended early: ${figures.broken}`;
}

/** Some client's figures: for what is alike in all of them, such as how many calls there were. */
export const anyOf = (results) => Object.values(results).find((of) => !reasonFor(of)) ?? {};
