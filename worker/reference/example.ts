import type { Schema } from "../v1/routes/schemas/shape";

const BLANKS: Readonly<Record<string, unknown>> = { string: "string", integer: 0, number: 0, boolean: true };

/**
 * A body to begin with: what is required, and what has an example of its own. Swagger UI would otherwise fill in every
 * field, and a quote of a message that is not there is refused.
 */
export function exampleOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  if (schema.$ref) return exampleOf(schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}, schemas);
  if (schema.examples) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return exampleOf(schema.anyOf[0] ?? {}, schemas);
  if (schema.type === "array") return schema.items ? [exampleOf(schema.items, schemas)] : [];
  if (schema.type === "object") return exampleObject(schema, schemas);
  return BLANKS[String(schema.type)] ?? null;
}

function exampleObject({ properties = {}, required = [] }: Schema, schemas: Readonly<Record<string, Schema>>) {
  const shown = Object.entries(properties).filter(([name, { examples }]) => examples || required.includes(name));
  return Object.fromEntries(shown.map(([name, schema]) => [name, exampleOf(schema, schemas)]));
}
