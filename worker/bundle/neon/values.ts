import { toHex } from "../../../lib/encoding";

/** A parameter as Postgres reads it: all of them travel as text. */
export function writeValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${toHex(value)}`;
  if (Array.isArray(value)) return writeArray(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function writeArray(values: readonly unknown[]): string {
  const written = values.map((value) => {
    if (Array.isArray(value)) return writeArray(value);
    const text = writeValue(value);
    return text === null ? "NULL" : `"${text.replace(/["\\]/g, "\\$&")}"`;
  });
  return `{${written.join(",")}}`;
}
