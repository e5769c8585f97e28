import { clients } from "../clients/index.mjs";
import { dash } from "./cells.mjs";

/**
 * Creates a table with one row per client. `results` has the figures by client id, or the reason why they are missing:
 * `left` (skipped) or `broken` (ended early). `cells` formats the figures. `extraRows` adds rows for other ids:
 * `{ [id]: { after, name } }`.
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

/** Returns the figures of any client, for values that all clients share, such as the number of calls. */
export const anyOf = (results) => Object.values(results).find((of) => !reasonFor(of)) ?? {};
