import { handle } from "./handle.ts";

// biome-ignore lint/style/noDefaultExport: what workerd takes
export default { fetch: handle };
