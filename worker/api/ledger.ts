import * as z from "zod";
import { Mode } from "../../lib/contract/tenant";
import { ledgerName } from "../../lib/ledger-name";
import { defineRoute, jsonAnswer } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const read = defineRoute({
  method: "get",
  path: "/tenants/{tenantId}/ledger",
  access: "operator",
  tags: ["Operators"],
  summary: "The books of a tenant, and what its ledger has cost since it woke",
  request: { params: TenantParams, query: z.object({ mode: Mode.default("live") }) },
  responses: {
    200: jsonAnswer(z.object({ books: z.array(z.unknown()), counters: z.unknown() }), "Books and counters."),
  },
});

export const ledger = newApi().openapi(read, async (c) => {
  const { tenantId } = c.req.valid("param");
  const stub = c.env.LEDGER.getByName(ledgerName(tenantId, c.req.valid("query").mode));
  return c.json({ books: (await stub.books()) as unknown[], counters: (await stub.counters()) as unknown }, 200);
});
