/**
 * Removes members from the top level of a JSON object, and leaves all others as they are written: to parse and write them
 * anew would change integers beyond 2^53.
 *
 * @param json an object, known to be valid but for raw control characters in strings
 */
export function withoutMembers(json: string, names: ReadonlySet<string>): string {
  return `{${membersOf(json)
    .filter((member) => !names.has(nameOf(member)))
    .join(",")}}`;
}

/** The top-level members of a JSON object, as they are written. */
function membersOf(json: string): string[] {
  const members: string[] = [];
  let depth = 0;
  let start = json.indexOf("{") + 1;
  for (let at = start; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') at = endOfString(json, at);
    else if (character === "{" || character === "[") depth += 1;
    else if ((character === "}" || character === "]") && depth > 0) depth -= 1;
    else if (depth === 0 && (character === "," || character === "}")) {
      const member = json.slice(start, at).trim();
      if (member !== "") members.push(member);
      if (character === "}") break;
      start = at + 1;
    }
  }
  return members;
}

/** The position of the quote that ends the string which begins at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at;
}

function nameOf(member: string): string {
  const name = member.slice(0, endOfString(member, 0) + 1);
  try {
    return String(JSON.parse(name));
  } catch {
    return name;
  }
}
