import axios, { type AxiosResponseTransformer, type InternalAxiosRequestConfig } from "axios";

type Transforming = Pick<InternalAxiosRequestConfig, "transformResponse">;

/** Axios' own, as it was when this package was loaded; undefined where a user's stood there by then. */
const AXIOS_OWN = createOwnTransform()(axios.defaults);

/**
 * Whether the only transform of a config is axios' own beyond doubt: none that another copy of axios brought, and none
 * that a user wrote after its model.
 */
export function hasAxiosOwnTransform({ transformResponse }: Transforming): boolean {
  return AXIOS_OWN !== undefined && onlyOne(transformResponse) === AXIOS_OWN;
}

/** The transform of a config, where it parses as axios' own does, and is the only one. */
export type OwnTransform = (config: Transforming) => AxiosResponseTransformer | undefined;

/**
 * Tells axios' own transform from a user's by what it reads, because the global default may have been replaced, and
 * the instance may come from another copy of axios. Most calls ask about the same function as the call before.
 */
export function createOwnTransform(): OwnTransform {
  const verdicts = new WeakMap<AxiosResponseTransformer, boolean>();
  let last: AxiosResponseTransformer | undefined;
  let lastVerdict = false;

  function isAxiosOwn(transform: AxiosResponseTransformer): boolean {
    if (transform === last) return lastVerdict;
    const verdict =
      verdicts.get(transform) ?? /\bforcedJSONParsing\b/.test(Function.prototype.toString.call(transform));
    verdicts.set(transform, verdict);
    last = transform;
    lastVerdict = verdict;
    return verdict;
  }

  return ({ transformResponse }) => {
    const transform = onlyOne(transformResponse);
    return transform && isAxiosOwn(transform) ? transform : undefined;
  };
}

function onlyOne(
  transforms: AxiosResponseTransformer | AxiosResponseTransformer[] | undefined,
): AxiosResponseTransformer | undefined {
  if (!Array.isArray(transforms)) return transforms ?? undefined;
  return transforms.length === 1 ? transforms[0] : undefined;
}
