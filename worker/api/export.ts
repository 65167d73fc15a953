import * as z from "zod";
import { Problem } from "../../lib/problem";
import { audit } from "../services/audit/audit";
import { EXPORT_NAMES } from "../services/export/sources";
import { streamExport, streamTable } from "../services/export/stream-export";
import { defineRoute } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const read = defineRoute({
  method: "get",
  path: "/tenants/{tenantId}/export",
  access: "admin",
  tags: ["Tenant"],
  summary: "Export everything that is kept of the account, without secrets",
  description:
    "One JSON document a line: the first says what is in it, the last counts the rows. `part` asks for one kind alone, `format=csv` for that as a table.",
  request: {
    params: TenantParams,
    query: z.object({ format: z.enum(["ndjson", "csv"]).default("ndjson"), part: z.enum(EXPORT_NAMES).optional() }),
  },
  responses: {
    200: {
      description: "A file.",
      content: { "application/x-ndjson": { schema: z.string() }, "text/csv": { schema: z.string() } },
    },
  },
});

export const tenantExport = newApi().openapi(read, async (c) => {
  const { format, part } = c.req.valid("query");
  if (format === "csv" && !part) {
    throw new Problem("invalid_request", "A table is of one part.", { fields: { part: ["is needed for format=csv"] } });
  }
  await audit(c.var, { action: "tenant.export", target: c.var.tenantId, after: { format, part: part ?? "all" } });
  if (format === "csv" && part) return file(streamTable(c.var, part), `${part}.csv`, "text/csv");
  const body = streamExport(c.var, part ? [part] : EXPORT_NAMES);
  return file(body, `${part ?? "account"}.ndjson`, "application/x-ndjson");
});

function file(body: ReadableStream<Uint8Array>, name: string, type: string): Response {
  const headers = {
    "content-type": `${type}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
  };
  return new Response(body, { headers });
}
