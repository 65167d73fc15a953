import { createMiddleware } from "hono/factory";
import { Problem } from "../../lib/problem";
import type { ApiEnv } from "../api/api-env";

/**
 * Refuses fields that a change does not have: who misspells one must not hear that it was changed. What is no object at all is
 * left to its schema.
 */
export const refuseUnknown = (known: readonly string[]) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const body: unknown = await c.req.json().catch(() => null);
    const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
    const unknown = isObject ? Object.keys(body).filter((name) => !known.includes(name)) : [];
    if (unknown.length > 0) {
      const fields = Object.fromEntries(unknown.map((name) => [name, ["is not a field of this"]]));
      throw new Problem("invalid_request", "The request is not valid.", { fields });
    }
    await next();
  });
