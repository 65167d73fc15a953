import { Hono } from "hono";
import * as z from "zod";
import { validate } from "../middleware/validate";
import { registerServer } from "../services/register-server";
import type { ApiEnv } from "./api-env";

const PostServer = z.object({
  name: z.string().min(1).max(100),
  url: z.url({ protocol: /^https?$/ }),
  key: z.string().min(8),
  region: z.string().min(1).max(20),
  capacity: z.number().int().min(1),
  dedicatedTo: z.uuid().nullable().default(null),
});

/** POST /api/servers: adds an Evolution server, or changes the one at that URL. */
export const servers = new Hono<ApiEnv>().post("/", validate("json", PostServer), async (c) =>
  c.json(await registerServer(c.var, c.req.valid("json")), 201),
);
