import { OpenAPIHono } from "@hono/zod-openapi";
import { Problem } from "../../lib/problem";
import { fieldErrors } from "../middleware/field-errors";
import type { ApiEnv } from "./api-env";

/** One resource of the management API. What does not fit its schemas is refused field by field. */
export const newApi = () =>
  new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      throw new Problem("invalid_request", "The request is not valid.", { fields: fieldErrors(result.error) });
    },
  });
