import type { SandboxAnswer } from "./handler";

/** The words of JSON Schema that Evolution uses, with the wording its validator (`jsonschema`) gives each failure. */
export type JsonType = "string" | "number" | "integer" | "boolean" | "object" | "array" | "null";

export interface PropertyRule {
  type?: JsonType | readonly JsonType[];
  oneOf?: readonly (string | number | boolean)[];
  /** Applies to strings. */
  minLength?: number;
  /** Applies to strings. */
  pattern?: string;
  /** Apply to numbers. */
  minimum?: number;
  maximum?: number;
  /** Apply to arrays. */
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  /** Applies to every item of an array. */
  items?: PropertyRule;
  /** Apply to an object's own properties. */
  properties?: PropertyRules;
  required?: readonly string[];
  /** Names for Evolution's rule against empty strings, see `notEmpty`. */
  notEmpty?: readonly string[];
  /** Evolution answers with this text instead of the validator's, whatever the failure. */
  description?: string;
}

export type PropertyRules = Readonly<Record<string, JsonType | PropertyRule>>;

/** What a whole body must look like. */
export type BodySchema = Pick<PropertyRule, "properties" | "required" | "notEmpty">;

type Body = Readonly<Record<string, unknown>>;

/** Every message for a body, in the order Evolution gives them: properties, missing ones, empty ones. */
export function bodyMessages(body: Body, schema: BodySchema, path = "instance"): string[] {
  return [
    ...propertyTypes(body, schema.properties ?? {}, path),
    ...requireProperties(body, schema.required ?? [], path),
    ...notEmpty(body, schema.notEmpty ?? []),
  ];
}

/** `instance requires property "text"`, one line per missing name. `path` is where the object stands: `instance.webhook`. */
export function requireProperties(body: Body, names: readonly string[], path = "instance"): string[] {
  return names
    .filter((name) => body[name] === undefined)
    .map((name) => `${shown(path)} requires property ${JSON.stringify(name)}`);
}

/** `groupsIgnore is not of a type(s) boolean` and its like, in the order of the rules. Absent properties pass. */
export function propertyTypes(body: Body, rules: PropertyRules, path = "instance"): string[] {
  return Object.entries(rules).flatMap(([name, rule]) =>
    violations(body[name], typeof rule === "string" ? { type: rule } : rule, `${path}.${name}`),
  );
}

/** Evolution's own rule against empty strings: it looks only at bodies that carry nothing but the listed names. */
export function notEmpty(body: Body, names: readonly string[]): string[] {
  if (!Object.keys(body).every((name) => names.includes(name))) return [];
  return names.filter((name) => body[name] === "").map((name) => `The "${name}" cannot be empty`);
}

/** 400 for a body that does not fit the schema: the messages stand in an array inside an array. */
export function badRequest(messages: readonly string[]): SandboxAnswer {
  return failure(400, "Bad Request", [messages]);
}

/** 400 for a body that fits but that the handler refuses: the messages stand in a plain array. */
export function refused(...messages: readonly unknown[]): SandboxAnswer {
  return failure(400, "Bad Request", messages);
}

/** 404, the texts in an array. */
export function notFound(...texts: readonly string[]): SandboxAnswer {
  return failure(404, "Not Found", texts);
}

/** 500 for a plain error thrown inside Evolution: the text stands alone. */
export function serverError(text: string): SandboxAnswer {
  return failure(500, "Internal Server Error", text);
}

/** 500 for a failure that Evolution has words for: they stand in an array. */
export function failed(...messages: readonly unknown[]): SandboxAnswer {
  return failure(500, "Internal Server Error", messages);
}

/** What is left of a refusal that Evolution throws, catches and makes a text of. */
export const LOST_REFUSAL = "[object Object]";

/** An error in Evolution's frame. */
export function failure(status: number, error: string, message: unknown): SandboxAnswer {
  return { status, body: { status, error, response: { message } } };
}

function violations(value: unknown, rule: PropertyRule, path: string): string[] {
  if (value === undefined) return [];
  const own = [...typeViolations(value, rule), ...rangeViolations(value, rule), ...sizeViolations(value, rule)];
  const messages = own.map((message) => rule.description ?? `${shown(path)} ${message}`);
  return [...messages, ...innerViolations(value, rule, path)];
}

function typeViolations(value: unknown, rule: PropertyRule): string[] {
  const types = [rule.type ?? []].flat();
  const messages: string[] = [];
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    messages.push(`is not of a type(s) ${types.join(",")}`);
  }
  if (rule.oneOf && !rule.oneOf.some((allowed) => allowed === value)) {
    messages.push(`is not one of enum values: ${rule.oneOf.join(",")}`);
  }
  return messages;
}

function sizeViolations(value: unknown, rule: PropertyRule): string[] {
  const messages: string[] = [];
  const least = Array.isArray(value) ? rule.minItems : rule.minLength;
  if (least !== undefined && (typeof value === "string" || Array.isArray(value)) && value.length < least) {
    messages.push(`does not meet minimum length of ${least}`);
  }
  if (rule.maxItems !== undefined && Array.isArray(value) && value.length > rule.maxItems) {
    messages.push(`does not meet maximum length of ${rule.maxItems}`);
  }
  if (
    rule.uniqueItems &&
    Array.isArray(value) &&
    new Set(value.map((item) => JSON.stringify(item))).size < value.length
  ) {
    messages.push("contains duplicate item");
  }
  return messages;
}

function rangeViolations(value: unknown, rule: PropertyRule): string[] {
  const messages: string[] = [];
  if (rule.pattern !== undefined && typeof value === "string" && !new RegExp(rule.pattern, "u").test(value)) {
    messages.push(`does not match pattern ${JSON.stringify(rule.pattern)}`);
  }
  if (typeof value !== "number") return messages;
  if (rule.minimum !== undefined && value < rule.minimum) {
    messages.push(`must be greater than or equal to ${rule.minimum}`);
  }
  if (rule.maximum !== undefined && value > rule.maximum) {
    messages.push(`must be less than or equal to ${rule.maximum}`);
  }
  return messages;
}

function innerViolations(value: unknown, rule: PropertyRule, path: string): string[] {
  const { items } = rule;
  if (Array.isArray(value)) {
    return items ? value.flatMap((item, index) => violations(item, items, `${path}[${index}]`)) : [];
  }
  return isObject(value) ? bodyMessages(value, rule, path) : [];
}

function isOfType(value: unknown, type: JsonType): boolean {
  const checks: Record<JsonType, () => boolean> = {
    string: () => typeof value === "string",
    number: () => Number.isFinite(value),
    integer: () => Number.isInteger(value),
    boolean: () => typeof value === "boolean",
    object: () => isObject(value),
    array: () => Array.isArray(value),
    null: () => value === null,
  };
  return checks[type]();
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Evolution cuts the validator's leading `instance.` off; a bare `instance` stays. */
function shown(path: string): string {
  return path.replace("instance.", "");
}
