import { describe, expect, it } from "vitest";
import { explanationOf } from "../../../../src/cli/explain/explanation.ts";
import { renderExplanation, renderList } from "../../../../src/cli/explain/render.ts";
import { createPaint } from "../../../../src/cli/terminal/paint.ts";
import { errcodes, lookupErrcode } from "../../../../src/errcodes/index.ts";

const plain = createPaint(false);
const both = { languages: ["en", "zh"], paint: plain } as const;
const ofCode = (code: number) => {
  const entry = lookupErrcode(code);
  if (!entry) throw new Error(`no ${code}`);
  return explanationOf(entry);
};

describe("an explanation", () => {
  it("has code, name, products, class, meaning, hint and the plugin's action, in both languages", () => {
    const told = ofCode(40164);
    expect(renderExplanation(told, both)).toBe(
      `40164 IP_NOT_WHITELISTED (mp, miniprogram, open)

  Throws   CredentialError
  Meaning  ${told.en}
  Hint     ${told.hint?.en}
  Plugin   ${told.plugin.en}

  抛出  CredentialError
  含义  ${told.zh}
  建议  ${told.hint?.zh}
  插件  ${told.plugin.zh}
`,
    );
  });

  it("has the terminal's language first, or only one language", () => {
    const told = ofCode(40164);
    const chineseFirst = renderExplanation(told, { languages: ["zh", "en"], paint: plain });
    expect(chineseFirst.indexOf(told.zh)).toBeGreaterThan(0);
    expect(chineseFirst.indexOf(told.zh)).toBeLessThan(chineseFirst.indexOf(told.en));
    expect(renderExplanation(told, { languages: ["en"], paint: plain })).not.toMatch(/\p{Script=Han}/u);
    expect(renderExplanation(told, { languages: ["zh"], paint: plain })).not.toContain("Meaning");
  });

  it("has no line for a missing hint", () => {
    const told = ofCode(0);
    expect(told.hint).toBeNull();
    expect(renderExplanation(told, both)).not.toMatch(/Hint|建议|null|undefined/);
  });

  it("says that nothing is thrown for 0", () => {
    const text = renderExplanation(ofCode(0), both);
    expect(text).toContain("Throws   nothing");
    expect(text).toContain("抛出  不抛异常");
  });
});

describe("a list", () => {
  it("has one line for each errcode, whatever its texts are", () => {
    const lines = renderList(errcodes, both).split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.length).toBe(errcodes.length);
    for (const [index, { code, name, en, zh }] of errcodes.entries()) {
      expect(lines[index]).toMatch(new RegExp(`^ *${code}  ${name} +\\S`));
      expect(lines[index]?.endsWith(`  ${en} / ${zh}`), name).toBe(true);
    }
  });

  it("has aligned columns", () => {
    const [first, second] = renderList([ofCode(-1), ofCode(40003)], both).split("\n");
    expect(first?.indexOf("SYSTEM_BUSY")).toBe(second?.indexOf("INVALID_OPENID"));
    expect(first?.indexOf(ofCode(-1).en)).toBe(second?.indexOf(ofCode(40003).en));
  });

  it("is empty for no match", () => {
    expect(renderList([], both)).toBe("");
  });
});

it("colors add nothing but colors", () => {
  const painted = { languages: ["en", "zh"], paint: createPaint(true) } as const;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequence of a color
  const withoutColours = (text: string) => text.replace(/\u001b\[\d+m/g, "");
  const told = ofCode(-1);
  expect(renderExplanation(told, painted)).toContain("\u001b[");
  expect(withoutColours(renderExplanation(told, painted))).toBe(renderExplanation(told, both));
  expect(withoutColours(renderList([told], painted))).toBe(renderList([told], both));
});
