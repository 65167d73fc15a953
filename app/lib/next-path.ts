/** Where to go after signing in: a path of our own, or the overview. Another site's address is not followed. */
export function nextPath(value: unknown): string {
  if (typeof value !== "string" || !isPath(value)) return "/";
  const { pathname, search, origin } = new URL(value, "http://own.invalid");
  // `/.//evil.example` is a path until its dot is taken out.
  return origin === "http://own.invalid" && isPath(pathname) ? `${pathname}${search}` : "/";
}

/** Two slashes would begin another host. */
const isPath = (text: string) => /^\/(?![/\\])/.test(text);
