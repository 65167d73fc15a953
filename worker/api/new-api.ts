import { OpenAPIHono } from "@hono/zod-openapi";
import { Problem } from "../../lib/problem";
import type { ApiEnv } from "./api-env";

/** One resource of the management API. What does not fit its schemas is refused field by field. */
export const newApi = () =>
  new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const fields: Record<string, string[]> = {};
      for (const { path, message } of result.error.issues) {
        const field = path.join(".");
        fields[field] = [...(fields[field] ?? []), message];
      }
      throw new Problem("invalid_request", "The request is not valid.", { fields });
    },
  });
