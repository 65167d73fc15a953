import * as z from "zod";
import { Mode } from "../../lib/contract/tenant";
import { QuotaKind } from "../../lib/quota";
import { readLedger } from "../services/operators/read-ledger";
import { defineRoute, jsonAnswer } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const Units = z.number().int();

const Ledger = z
  .object({
    books: z.array(
      z.object({
        kind: QuotaKind,
        windowStart: z.number(),
        windowEnd: z.number(),
        limit: Units,
        granted: Units.meta({ description: "Enforces the limit." }),
        settled: Units.meta({ description: "What is billed." }),
        live: Units.meta({ description: "On leases that may still be spent or given back." }),
        stranded: Units.meta({ description: "Granted to isolates that are gone: never billed." }),
      }),
    ),
    counters: z.object({ calls: Units, rowsWritten: Units }),
  })
  .meta({ id: "Ledger" });

const read = defineRoute({
  method: "get",
  path: "/operator/ledgers/{tenantId}",
  access: "operator",
  tags: ["Operators"],
  summary: "Read the books of a tenant, and what its ledger has cost since it woke",
  description: "Works while Postgres is down. A tenant that does not exist has empty books.",
  request: { params: TenantParams, query: z.object({ mode: Mode.default("live") }) },
  responses: { 200: jsonAnswer(Ledger, "Books and counters.") },
});

export const operatorLedgers = newApi().openapi(read, async (c) => {
  const { tenantId } = c.req.valid("param");
  return c.json(await readLedger(c.var, tenantId, c.req.valid("query").mode), 200);
});
