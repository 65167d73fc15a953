/** Where to go after signing in: a path of our own, or the overview. Another site's address is not followed. */
export function nextPath(value: unknown): string {
  if (typeof value !== "string" || !/^\/(?![/\\])/.test(value)) return "/";
  const { pathname, search, origin } = new URL(value, "http://own.invalid");
  return origin === "http://own.invalid" ? `${pathname}${search}` : "/";
}
