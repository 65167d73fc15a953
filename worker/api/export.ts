import * as z from "zod";
import { EXPORT_PARTS, type ExportPart, type ExportRow, listColumns, readPart } from "../../db/queries/export";
import { Problem } from "../../lib/problem";
import { audit } from "../services/audit/audit";
import { ALL_PARTS, streamExport } from "../services/export/stream-export";
import { csvAnswer } from "./csv-answer";
import { defineRoute } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const Part = z.enum(Object.keys(EXPORT_PARTS) as [ExportPart, ...ExportPart[]]);

const read = defineRoute({
  method: "get",
  path: "/tenants/{tenantId}/export",
  access: "admin",
  tags: ["Tenant"],
  summary: "Export everything that is kept of the account, without secrets",
  description:
    "One JSON document a line, streamed; the last one counts the rows. `part` asks for one kind alone, and `format=csv` for that as a table.",
  request: {
    params: TenantParams,
    query: z.object({ format: z.enum(["ndjson", "csv"]).default("ndjson"), part: Part.optional() }),
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
  const { db, tenantId } = c.var;
  if (format === "csv" && !part) {
    throw new Problem("invalid_request", "A table is of one part.", { fields: { part: ["is needed for format=csv"] } });
  }
  await audit(c.var, { action: "tenant.export", target: tenantId, after: { format, part: part ?? "all" } });
  if (format === "csv" && part) {
    const columns = await listColumns(db, part);
    return csvAnswer<ExportRow>({
      name: part,
      columns,
      cells: (row) => columns.map((column) => toCell(row[column])),
      read: (last, limit) => readPart(db, tenantId, { part, last, limit }),
    });
  }
  return new Response(streamExport(c.var, part ? [part] : ALL_PARTS), {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-disposition": `attachment; filename="${part ?? "account"}.ndjson"`,
      "cache-control": "no-store",
    },
  });
});

function toCell(value: unknown) {
  if (value === null || value === undefined) return null;
  if (typeof value === "object") return JSON.stringify(value);
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
