import * as z from "zod";
import { Mode } from "../../lib/contract/tenant";
import { QuotaKind } from "../../lib/quota";
import { readLedger } from "../services/operators/read-ledger";
import { retryRefused } from "../services/operators/retry-refused";
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
    refused: z
      .object({ batches: Units, calls: Units, units: Units, oldestAt: z.iso.datetime().nullable() })
      .meta({ description: "Settled, but refused by Postgres: the period is not billed before it takes them." }),
    counters: z.object({ calls: Units, rowsWritten: Units }),
  })
  .meta({ id: "Ledger" });

const Retried = z
  .object({
    recorded: Units.meta({ description: "Batches that Postgres has now." }),
    left: Units.meta({ description: "Batches that it refuses still." }),
    reason: z.string().nullable().meta({ description: "SQLSTATE of what is left." }),
  })
  .meta({ id: "RetriedUsage" });

const query = z.object({ mode: Mode.default("live") });

const read = defineRoute({
  method: "get",
  path: "/operator/ledgers/{tenantId}",
  access: "operator",
  tags: ["Operators"],
  summary: "Read the books of a tenant, and what its ledger has cost since it woke",
  description: "Works while Postgres is down. A tenant that does not exist has empty books.",
  request: { params: TenantParams, query },
  responses: { 200: jsonAnswer(Ledger, "Books and counters.") },
});

const retry = defineRoute({
  method: "post",
  path: "/operator/ledgers/{tenantId}/refused/retry",
  access: "operator",
  tags: ["Operators"],
  summary: "Offer usage that Postgres has refused to it again",
  description:
    "Once the cause is gone. Safe to repeat: a call counts once however often it is offered, and what is refused again stays where it is.",
  request: { params: TenantParams, query },
  responses: { 200: jsonAnswer(Retried, "What Postgres has taken.") },
});

export const operatorLedgers = newApi()
  .openapi(read, async (c) => {
    const { tenantId } = c.req.valid("param");
    return c.json(await readLedger(c.var, tenantId, c.req.valid("query").mode), 200);
  })
  .openapi(retry, async (c) => {
    const { tenantId } = c.req.valid("param");
    return c.json(await retryRefused(c.var, tenantId, c.req.valid("query").mode), 200);
  });
