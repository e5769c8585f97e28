const SCHEME_AND_HOST = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i;

/**
 * The path, then less and less of it: a baseURL may begin with a gateway's own segments, such as `/wechat`, and go on with
 * WeChat's, such as `/cgi-bin`.
 */
export function pathCandidates(path: string, baseURL: string | undefined): string[] {
  let rest = path.replace(/\/{2,}/g, "/");
  const paths = [rest];
  const [prefix = ""] = `${baseURL ?? ""}`.replace(SCHEME_AND_HOST, "").split(/[?#]/, 1);
  for (const segment of prefix.split("/").filter(Boolean)) {
    if (!rest.startsWith(`/${segment}/`)) break;
    rest = rest.slice(segment.length + 1);
    paths.push(rest);
  }
  return paths;
}
