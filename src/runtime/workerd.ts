/** Whether this runs on Cloudflare's runtime, which differs from Node where they share names. */
export function isWorkerd(): boolean {
  const { navigator } = globalThis as { navigator?: { readonly userAgent?: string } };
  return navigator?.userAgent === "Cloudflare-Workers";
}
