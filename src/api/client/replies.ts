import type { Bytes } from "../rows/parts.cjs";
import type { Endpoints, RowAt } from "./rows.ts";

/** The paths of all methods. */
export type PathOf<All extends Endpoints> = keyof (All["get"] & All["post"]);

/** What a simulated endpoint may reply: a part of its response, the envelope of an error, or whatever where it returns a file. */
export type ReplyTo<All extends Endpoints, Path extends PathOf<All>> =
  | PartOf<ResponseIn<RowAt<All["get"] & All["post"], Path>>>
  | { errcode: number; errmsg?: string };

type ResponseIn<Row> = Row extends { response: infer Response }
  ? [Response] extends [Bytes]
    ? unknown
    : Exclude<Response, Bytes>
  : unknown;

/** `object` lets a field pass that is not listed. */
type PartOf<Type> = Type extends readonly (infer Item)[]
  ? readonly PartOf<Item>[]
  : Type extends object
    ? { readonly [Name in keyof Type]?: PartOf<Type[Name]> } & object
    : Type;
