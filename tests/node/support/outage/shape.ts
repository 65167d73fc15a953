/**
 * What a client can rely on in an answer: status, kind of content, the names in the body, and the code of an error.
 * Values are left out, and elements of a list count together, since both change from call to call.
 */
export function shapeOf({ status, contentType, body }: { status: number; contentType: string; body: unknown }): string {
  const paths = new Set<string>();
  collect(body, "$", paths);
  const code = isObject(body) && typeof body.code === "string" ? ` ${body.code}` : "";
  return `${status} ${contentType}${code} ${[...paths].sort().join(" ")}`;
}

function collect(value: unknown, path: string, paths: Set<string>): void {
  paths.add(path);
  if (Array.isArray(value)) for (const element of value) collect(element, `${path}[]`, paths);
  else if (isObject(value)) for (const [name, inner] of Object.entries(value)) collect(inner, `${path}.${name}`, paths);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
