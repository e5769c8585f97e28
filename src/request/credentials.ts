import { CREDENTIAL_PARAMS } from "../secrets/names.ts";

/**
 * Whether the caller put credentials into the params, or into the query of the URL: those are never replaced. An empty
 * token counts as none. Params that are no object, such as a string, count: axios rejects them, and a copy with a token
 * would hide that.
 */
export function hasCredentials(params: unknown, param: string): boolean {
  if (params === undefined || params === null) return false;
  if (typeof params !== "object") return true;
  if (params instanceof URLSearchParams) {
    return [...params].some(([name, value]) => isCredential(name, param) && value !== "");
  }
  // On the success path, so no list of names and no closure.
  for (const name in params) {
    if (!isCredential(name, param)) continue;
    const value = (params as Record<string, unknown>)[name];
    // Axios omits null and undefined.
    if (value != null && value !== "") return true;
  }
  return false;
}

function isCredential(name: string, param: string): boolean {
  return name === param || CREDENTIAL_PARAMS.has(name);
}
