import "@mermaid-js/tiny";

/** The part of it that is used here. */
interface Mermaid {
  initialize(config: { startOnLoad: boolean; theme: "dark" | "neutral"; fontFamily: string }): void;
  render(id: string, code: string): Promise<{ readonly svg: string }>;
}

// The package is a script that leaves its only export in a global.
const { mermaid } = globalThis as unknown as { readonly mermaid: Mermaid };

/** Draws a diagram in the colors of the page. */
export async function draw(id: string, code: string, isDark: boolean): Promise<string> {
  mermaid.initialize({ startOnLoad: false, theme: isDark ? "dark" : "neutral", fontFamily: "inherit" });
  const { svg } = await mermaid.render(`diagram-${id}`, code);
  return svg;
}
