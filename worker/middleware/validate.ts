import type { ValidationTargets } from "hono";
import { validator } from "hono/validator";
import * as z from "zod";
import { Problem } from "../../lib/problem";

/** Parses one part of the request with zod. What does not fit becomes an `invalid_request` problem, field by field. */
export function validate<T extends keyof ValidationTargets, S extends z.ZodType>(target: T, schema: S) {
  return validator(target, (value): z.output<S> => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const { fieldErrors } = z.flattenError(parsed.error);
    throw new Problem("invalid_request", "The request is not valid.", {
      fields: fieldErrors as Record<string, string[]>,
    });
  });
}
