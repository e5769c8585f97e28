// The data of shapes.generated.cjs, which scripts/generate-shapes.mjs writes.
/** JSON: `{ types, endpoints }`. */
export declare const shapes: string;
