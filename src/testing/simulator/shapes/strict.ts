import type { Endpoint } from "../../../endpoints/endpoint.ts";
import { endpointsAt } from "../../../endpoints/lookup.ts";
import { jsonFields, type SimulatorRequest } from "../http/request.ts";
import type { TokenKind } from "../tokens/registry.ts";
import { fieldsOf, resolved, type Shape, shapeOf } from "./shapes.ts";

const UNKNOWN_PATH = 40066;
const NEEDS_GET = 43001;
const NEEDS_POST = 43002;
const WRONG_TOKEN = 40001;
const NO_MEDIA = 41005;
/** What a wrong request gets where its parameter has no code of its own. */
const WRONG_DATA = 47001;
const MISSING: Readonly<Record<string, number>> = {
  appid: 41002,
  secret: 41004,
  media_id: 41006,
  code: 41008,
  openid: 41009,
};

/** What is wrong with the path or the method of a request; undefined for nothing. */
export function errcodeOfAddress({ method, path }: SimulatorRequest): number | undefined {
  const rows = endpointsAt(path);
  if (rows.length === 0) return UNKNOWN_PATH;
  if (rows.some((row) => row.method === method)) return undefined;
  return rows[0]?.method === "GET" ? NEEDS_GET : NEEDS_POST;
}

/** What is wrong with the kind of its token or with its fields; undefined for nothing. */
export function errcodeOfRequest(request: SimulatorRequest, kind: TokenKind | undefined): number | undefined {
  const row = endpointsAt(request.path).find(({ method }) => method === request.method);
  if (row && kind && !takes(row, kind)) return WRONG_TOKEN;
  const shape = shapeOf(request.method, request.path);
  if (shape === undefined) return undefined;
  const { query, body, form, confirmed = false } = shape;
  const inQuery = problemOf(query ?? {}, Object.fromEntries(request.query), { confirmed, isText: true });
  if (inQuery !== undefined) return inQuery;
  const isForm = request.headers["content-type"]?.startsWith("multipart/form-data") ?? false;
  if (form && !body) return isForm ? undefined : NO_MEDIA;
  if (!body || isForm || body === "bytes") return undefined;
  return problemOf(body, jsonFields(request) ?? {}, { confirmed, isText: false });
}

function takes({ token, product }: Endpoint, kind: TokenKind): boolean {
  if (token === "component_access_token") return kind === "component";
  if (token !== "access_token") return true;
  if (kind === "component") return false;
  return product.some((one) => (one === "wecom") === (kind === "wecom"));
}

interface How {
  /** Only where its fields were compared with the official page, a missing one is a mistake. */
  readonly confirmed: boolean;
  /** Whether every value is a text, as in a query. */
  readonly isText: boolean;
}

function problemOf(shape: Shape, value: unknown, how: How): number | undefined {
  const own = resolved(shape);
  if (typeof own === "string") return isScalar(own, value, how.isText) ? undefined : WRONG_DATA;
  if (Array.isArray(own)) {
    if (!Array.isArray(value)) return WRONG_DATA;
    return firstOf(value, (item) => problemOf(own[0] as Shape, item, how));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return WRONG_DATA;
  return firstOf(fieldsOf(own), ({ name, shape: field, isRequired }) => {
    const given: unknown = (value as Record<string, unknown>)[name];
    if (given !== undefined && given !== null) return problemOf(field, given, how);
    return isRequired && how.confirmed ? (MISSING[name] ?? WRONG_DATA) : undefined;
  });
}

function firstOf<T>(list: readonly T[], find: (item: T) => number | undefined): number | undefined {
  for (const item of list) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isWhole = (value: unknown) => typeof value === "string" && /^-?\d+$/.test(value);

function isScalar(types: string, value: unknown, isText: boolean): boolean {
  return types.split("|").some((type) => {
    switch (type) {
      case "string":
        return typeof value === "string";
      case "int":
        return isText ? isWhole(value) : typeof value === "number";
      case "long":
        return typeof value === "number" || isWhole(value);
      case "number":
        return typeof value === "number" || (isText && value !== "" && Number.isFinite(Number(value)));
      case "boolean":
        return typeof value === "boolean" || (isText && /^(?:true|false|0|1)$/.test(String(value)));
      default:
        return true;
    }
  });
}
