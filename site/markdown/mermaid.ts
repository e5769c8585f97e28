import type { MarkdownRenderer } from "vitepress";

/** Hands mermaid blocks to the component that draws them. */
export function mermaid(md: MarkdownRenderer): void {
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (token?.info.trim() !== "mermaid") return fence?.(tokens, index, options, env, self) ?? "";
    return `<MermaidDiagram code="${encodeURIComponent(token.content)}" />\n`;
  };
}
