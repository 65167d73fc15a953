import { type Fields, isFields } from "./fields.ts";

type TypeName = "string" | "boolean" | "integer" | "number" | "array" | "object";

/** The part of JSON schema that Evolution's validators use, with the wording of the library that checks them. */
export interface Rule {
  type: TypeName;
  enum?: readonly (string | number)[];
  pattern?: RegExp;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  items?: Rule;
  properties?: Record<string, Rule>;
  required?: readonly string[];
  /** Replaces whatever the library would have said. */
  description?: string;
}

export interface Schema {
  properties: Record<string, Rule>;
  required?: readonly string[];
  notEmpty?: readonly string[];
}

export const text: Rule = { type: "string" };
export const flag: Rule = { type: "boolean" };
export const whole: Rule = { type: "integer" };
export const texts: Rule = { type: "array", items: text };
export const anything: Rule = { type: "object" };
export const oneOf = (...values: string[]): Rule => ({ type: "string", enum: values });

/** Every complaint about `value`: properties in the schema's order, then what is missing, then what is empty. */
export function complaints(value: Fields, schema: Schema): string[] {
  const found = Object.entries(schema.properties).flatMap(([name, rule]) => check(value[name], rule, name));
  const missing = missingNames(value, schema.required).map((name) => `instance requires property "${name}"`);
  const empty = (schema.notEmpty ?? []).filter((name) => value[name] === "");
  return [...found, ...missing, ...empty.map((name) => `The "${name}" cannot be empty`)];
}

function check(value: unknown, rule: Rule, path: string): string[] {
  if (value === undefined) return [];
  const wrong = [...wrongType(value, rule), ...wrongValue(value, rule), ...wrongSize(value, rule)];
  const here = wrong.map((problem) => rule.description ?? `${path} ${problem}`);
  return [...here, ...checkInside(value, rule, path)];
}

function checkInside(value: unknown, rule: Rule, path: string): string[] {
  const { items, properties = {} } = rule;
  if (Array.isArray(value) && items) return value.flatMap((item, index) => check(item, items, `${path}[${index}]`));
  if (!isFields(value)) return [];
  const found = Object.entries(properties).flatMap(([name, inner]) => check(value[name], inner, `${path}.${name}`));
  return [...found, ...missingNames(value, rule.required).map((name) => `${path} requires property "${name}"`)];
}

function missingNames(value: Fields, required: readonly string[] = []): string[] {
  return required.filter((name) => value[name] === undefined);
}

const TYPE_CHECKS: Record<TypeName, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  array: (value) => Array.isArray(value),
  object: isFields,
};

function wrongType(value: unknown, { type }: Rule): string[] {
  return TYPE_CHECKS[type](value) ? [] : [`is not of a type(s) ${type}`];
}

function wrongValue(value: unknown, rule: Rule): string[] {
  const options: readonly unknown[] | undefined = rule.enum;
  if (options && !options.includes(value)) return [`is not one of enum values: ${options.join(",")}`];
  if (rule.pattern && typeof value === "string" && !rule.pattern.test(value)) {
    return [`does not match pattern ${JSON.stringify(rule.pattern.source)}`];
  }
  return [];
}

function wrongSize(value: unknown, { minimum, maximum, minItems }: Rule): string[] {
  if (typeof value === "number" && minimum !== undefined && value < minimum) {
    return [`must be greater than or equal to ${minimum}`];
  }
  if (typeof value === "number" && maximum !== undefined && value > maximum) {
    return [`must be less than or equal to ${maximum}`];
  }
  const short = Array.isArray(value) && minItems !== undefined && value.length < minItems;
  return short ? [`does not meet minimum length of ${minItems}`] : [];
}
