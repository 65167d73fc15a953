import { Hono } from "hono";
import * as z from "zod";
import { Mode } from "../../lib/contract/tenant";
import { ledgerName } from "../../lib/ledger-name";
import { validate } from "../middleware/validate";
import type { ApiEnv } from "./api-env";
import { TenantParams } from "./tenants";

/** GET /api/tenants/:tenantId/ledger?mode=live: the books, and what the object has cost since it woke. */
export const ledger = new Hono<ApiEnv>().get(
  "/",
  validate("param", TenantParams),
  validate("query", z.object({ mode: Mode.default("live") })),
  async (c) => {
    const { tenantId } = c.req.valid("param");
    const stub = c.env.LEDGER.getByName(ledgerName(tenantId, c.req.valid("query").mode));
    return c.json({ books: await stub.books(), counters: await stub.counters() });
  },
);
