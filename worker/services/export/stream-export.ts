import type { ExportRow } from "../../../db/queries/export";
import { type Cell, csvLine } from "../../../lib/csv";
import { describeError } from "../../../lib/describe-error";
import type { TenantContext } from "../context";
import { LEFT_OUT } from "./left-out";
import { EXPORT_SOURCES, type ExportName } from "./sources";

/**
 * One JSON document a line: first what the file holds and what not, then `{"part":"messages","row":{…}}`, read while it is
 * sent. The last line says how many rows there were: a file without it is not whole.
 */
export function streamExport(ctx: TenantContext, parts: readonly ExportName[]): ReadableStream<Uint8Array> {
  return streamOf(exportLines(ctx, parts));
}

async function* exportLines(ctx: TenantContext, parts: readonly ExportName[]): AsyncGenerator<string> {
  const { tenantId } = ctx;
  const row = { tenantId, exportedAt: new Date().toISOString(), parts, leftOut: LEFT_OUT };
  yield line({ part: "manifest", row });
  const counts: Partial<Record<ExportName, number>> = {};
  for (const part of parts) {
    counts[part] = 0;
    for await (const rows of EXPORT_SOURCES[part].pages(ctx)) {
      counts[part] += rows.length;
      if (rows.length > 0) yield rows.map((one) => line({ part, row: one })).join("");
    }
  }
  yield line({ part: "end", rows: counts });
}

const line = (document: object) => `${JSON.stringify(document)}\n`;

/** One part as a table. Whether it is whole is told by the connection alone: one that breaks off is not. */
export function streamTable(ctx: TenantContext, part: ExportName): ReadableStream<Uint8Array> {
  return streamOf(tableLines(ctx, part));
}

async function* tableLines(ctx: TenantContext, part: ExportName): AsyncGenerator<string> {
  const source = EXPORT_SOURCES[part];
  const columns = await source.columns(ctx);
  yield csvLine(columns);
  for await (const rows of source.pages(ctx)) {
    if (rows.length > 0)
      yield rows.map((row: ExportRow) => csvLine(columns.map((column) => toCell(row[column])))).join("");
  }
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "object") return JSON.stringify(value);
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** Pulled: nothing is read before there is room for it, and nothing after the client has gone. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next().catch((error: unknown) => {
        console.error({ event: "export_failed", error: describeError(error) });
        throw error;
      });
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await texts.return(undefined)),
  });
}
