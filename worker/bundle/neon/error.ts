/** What Postgres says of an error beside its message. */
const FIELDS = [
  "severity",
  "code",
  "detail",
  "hint",
  "position",
  "internalPosition",
  "internalQuery",
  "where",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "file",
  "line",
  "routine",
] as const;

/** A query that failed: with the database's own fields, or with the `sourceError` of a request that did not get there. */
export class NeonDbError extends Error {
  override readonly name = "NeonDbError";
  [field: string]: unknown;

  constructor(message: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    for (const field of FIELDS) this[field] = fields[field] ?? undefined;
    this.sourceError = fields.sourceError;
  }
}
