import { once } from "../../../errcodes/once.ts";
import { shapes } from "./shapes.generated.cjs";

/** A type of the table: a scalar or several, a list, a reference, or fields, of which those with a `?` are optional. */
export type Shape = string | readonly [Shape] | { readonly [field: string]: Shape };

/** What is known of an endpoint's request and response. */
export interface EndpointShape {
  readonly query?: Shape;
  readonly body?: Shape;
  readonly form?: Shape;
  readonly response?: Shape;
  /** What an endpoint does that does several things, such as `action=list`, or `wecom`. */
  readonly variants?: Readonly<Record<string, EndpointShape>>;
  /** Whether its fields were compared with the official page: only then is a required one required. */
  readonly confirmed?: true;
}

interface Shapes {
  readonly types: Readonly<Record<string, Shape>>;
  /** By method and path, as `"POST /path"`. */
  readonly endpoints: Readonly<Record<string, EndpointShape>>;
}

/** Parsed on first use. */
export const readShapes: () => Shapes = /* @__PURE__ */ once(() => JSON.parse(shapes) as Shapes);

/** The shape of an endpoint; of one whose path another method is documented for, that one's. */
export function shapeOf(method: string, path: string): EndpointShape | undefined {
  const { endpoints } = readShapes();
  return endpoints[`${method} ${path}`] ?? endpoints[`POST ${path}`] ?? endpoints[`GET ${path}`];
}

/** A reference resolved; anything else as it is. */
export function resolved(shape: Shape): Shape {
  if (typeof shape === "string" || Array.isArray(shape)) return shape;
  const { $ref } = shape as { readonly $ref?: string };
  return $ref === undefined ? shape : (readShapes().types[$ref] ?? "unknown");
}

/** The fields of a shape, without the mark of optional ones. */
export function fieldsOf(shape: Shape): { name: string; shape: Shape; isRequired: boolean }[] {
  if (typeof shape === "string" || Array.isArray(shape)) return [];
  return Object.entries(shape)
    .filter(([name]) => name !== "*")
    .map(([name, of]) => ({ name: name.replace("?", ""), shape: of, isRequired: !name.endsWith("?") }));
}
