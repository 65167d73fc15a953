import { Hono } from "hono";
import * as z from "zod";
import { listApiKeys } from "../../db/queries/api-keys";
import { Mode, Scope } from "../../lib/contract/tenant";
import { isIpRange } from "../../lib/ip-ranges";
import { validate } from "../middleware/validate";
import { createKey } from "../services/create-key";
import { revokeKey } from "../services/revoke-key";
import { rollKey } from "../services/roll-key";
import type { ApiEnv } from "./api-env";
import { TenantParams } from "./tenants";

const KeyParams = TenantParams.extend({ keyId: z.uuid() });

const CreateKey = z.object({
  name: z.string().min(1).max(100),
  mode: Mode,
  scopes: z.array(Scope).min(1).default(["read", "send", "manage"]),
  instances: z.array(z.uuid()).min(1).nullable().default(null),
  allowedIps: z
    .array(z.string().refine(isIpRange, "is not an address or a CIDR range"))
    .min(1)
    .nullable()
    .default(null),
  expiresAt: z.coerce.date().nullable().default(null),
});

const RollKey = z.object({
  graceSeconds: z
    .number()
    .int()
    .min(0)
    .max(7 * 86_400)
    .default(0),
});

/** /api/tenants/:tenantId/keys */
export const keys = new Hono<ApiEnv>()
  .get("/", validate("param", TenantParams), async (c) => {
    const { tenantId } = c.req.valid("param");
    return c.json(await listApiKeys(c.var.db, tenantId));
  })
  .post("/", validate("param", TenantParams), validate("json", CreateKey), async (c) => {
    const { tenantId } = c.req.valid("param");
    return c.json(await createKey(c.var, tenantId, c.req.valid("json")), 201);
  })
  .post("/:keyId/roll", validate("param", KeyParams), validate("json", RollKey), async (c) => {
    const { tenantId, keyId } = c.req.valid("param");
    return c.json(await rollKey(c.var, tenantId, { id: keyId, ...c.req.valid("json") }), 201);
  })
  .delete("/:keyId", validate("param", KeyParams), async (c) => {
    const { tenantId, keyId } = c.req.valid("param");
    await revokeKey(c.var, tenantId, keyId);
    return c.body(null, 204);
  });
