import address from "@mermaid-js/tiny/dist/mermaid.tiny.js?url";

/** The part of mermaid that is used here. */
interface Mermaid {
  initialize(config: { startOnLoad: boolean; theme: "dark" | "neutral"; fontFamily: string }): void;
  render(id: string, code: string): Promise<{ readonly svg: string }>;
}

/** Draws a diagram in the colors of the page. */
export async function draw(id: string, code: string, isDark: boolean): Promise<string> {
  const mermaid = await load();
  mermaid.initialize({ startOnLoad: false, theme: isDark ? "dark" : "neutral", fontFamily: "inherit" });
  const { svg } = await mermaid.render(`diagram-${id}`, code);
  return svg;
}

/** A script that leaves its export in a global, and works as nothing else. */
async function load(): Promise<Mermaid> {
  const scope = globalThis as { mermaid?: Mermaid };
  if (scope.mermaid === undefined) {
    const script = document.createElement("script");
    script.src = address;
    document.head.append(script);
    await new Promise((resolve, reject) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
    });
  }
  if (scope.mermaid === undefined) throw new Error("mermaid was not loaded");
  return scope.mermaid;
}
