/**
 * Splits a text into the terms of the search. Chinese has no spaces between words, so each two neighboring characters are
 * a term: 白名单 is 白名 and 名单. Everything else is split where there is neither a letter nor a digit.
 *
 * VitePress sends the function to the browser as text: it can use nothing from outside of it.
 */
export function tokenize(text: string): string[] {
  const runs =
    text.match(/(?<![\p{L}\p{N}])-\d+|\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return runs.flatMap((run) => {
    if (run.length < 3 || !/^\p{Script=Han}/u.test(run)) return [run];
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
  });
}

/** Numbers and Chinese are not taken for others that differ in one character: 40163 is not 40164. */
export function fuzziness(term: string): number | false {
  return /[\d\p{Script=Han}]/u.test(term) ? false : 0.2;
}
