import { Hono } from "hono";
import * as z from "zod";
import { validate } from "../middleware/validate";
import { putUser } from "../services/put-user";
import type { ApiEnv } from "./api-env";

const PutUser = z.object({
  email: z.email(),
  password: z.string().min(12).max(128),
  name: z.string().min(1).max(100),
  role: z.enum(["user", "operator"]).default("user"),
});

/** PUT /api/users */
export const users = new Hono<ApiEnv>().put("/", validate("json", PutUser), async (c) =>
  c.json(await putUser(c.var, c.req.valid("json"))),
);
