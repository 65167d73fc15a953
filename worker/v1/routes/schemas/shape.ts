/** The part of JSON Schema 2020-12 that the reference uses. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  enum?: readonly (string | number | boolean)[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  examples?: readonly unknown[];
  default?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  deprecated?: boolean;
}

/** Field → schema. A name that ends in `?` may be left out. */
export type Fields = Readonly<Record<string, Schema>>;

type More = Omit<Schema, "type" | "description">;

const scalar =
  (type: string) =>
  (description: string, more: More = {}) =>
    ({ type, description, ...more }) as Schema;

export const text = scalar("string");
export const integer = scalar("integer");
export const decimal = scalar("number");
export const flag = scalar("boolean");

/** One of these words. */
export const oneOf = (words: readonly string[], description: string, more: More = {}) =>
  text(description, { enum: words, ...more });

/** The same schema, and null. */
export const nullable = ({ type, ...rest }: Schema): Schema => {
  if (typeof type === "string") return { type: [type, "null"], ...rest };
  return { anyOf: [{ type, ...rest }, { type: "null" }] };
};

export const list = (items: Schema, description?: string, more: More = {}): Schema => ({
  type: "array",
  ...(description && { description }),
  items,
  ...more,
});

/** An object of these fields. Evolution takes and gives more than it documents, so others are allowed. */
export function object(fields: Fields, more: Omit<Schema, "type"> = {}): Schema {
  const named = Object.entries(fields).map(([name, schema]) => [name.replace(/\?$/, ""), schema] as const);
  const required = Object.keys(fields).filter((name) => !name.endsWith("?"));
  return { type: "object", properties: Object.fromEntries(named), ...(required.length > 0 && { required }), ...more };
}

/** An object whose content is not described further. */
export const anything = (description: string): Schema => ({ type: "object", description, additionalProperties: true });

/** Keeps these apart from the management API's own. */
export const SCHEMA_PREFIX = "Evolution";

/** A schema of `components.ts`, by name. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${SCHEMA_PREFIX}${name}` });
