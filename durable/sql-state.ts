/** Whether Postgres will never take it: SQLSTATE classes 22 and 23, data and constraints. Trying again would not help. */
export const isRefusal = (error: unknown) => /^2[23]/.test(sqlState(error) ?? "");

/** Of the error, or of what caused it. */
export function sqlState(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === "string") return code;
  return cause ? sqlState(cause) : undefined;
}
