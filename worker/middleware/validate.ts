import type { ValidationTargets } from "hono";
import { validator } from "hono/validator";
import type * as z from "zod";
import { Problem } from "../../lib/problem";
import { fieldErrors } from "./field-errors";

/** Parses one part of the request with zod. What does not fit becomes an `invalid_request` problem, field by field. */
export function validate<T extends keyof ValidationTargets, S extends z.ZodType>(target: T, schema: S) {
  return validator(target, (value): z.output<S> => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new Problem("invalid_request", "The request is not valid.", { fields: fieldErrors(parsed.error) });
  });
}
