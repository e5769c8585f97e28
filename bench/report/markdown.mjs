/** Renders a table and its footnotes as Markdown. */
export function markdownOf({ title, about, head, rows }) {
  const notes = [];
  const text = (cell) => (typeof cell === "string" ? cell : `${cell.text}${mark(notes, cell.note)}`);
  const lines = [
    ["", ...head],
    ["---", ...head.map(() => "---:")],
    ...rows.map(({ name, role, cells }) => [
      role === "ours" ? `**${text(name)}**` : text(name),
      ...cells.map(text),
    ]),
  ];
  return [
    `## ${title}`,
    "",
    about,
    "",
    ...lines.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    ...notes.flatMap((note, at) => [`<sup>${at + 1}</sup> ${note}  `]),
    "",
  ].join("\n");
}

function mark(notes, note) {
  if (!notes.includes(note)) notes.push(note);
  return `<sup>${notes.indexOf(note) + 1}</sup>`;
}
