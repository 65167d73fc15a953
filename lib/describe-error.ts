/**
 * An error for the log: the name and message of its innermost cause. Outer ones may quote what was being done, such as a
 * statement with its parameters.
 */
export function describeError(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  if (innermost instanceof Error && typeof innermost.cause === "string") return innermost.cause;
  return innermost instanceof Error ? `${innermost.name}: ${innermost.message}` : String(innermost);
}
