import { EXPORT_PARTS, type ExportPart, type ExportRow, readPart } from "../../../db/queries/export";
import type { TenantContext } from "../context";

const PAGE = 500;

/**
 * Everything that is a tenant's, one JSON document a line: `{"part":"messages","row":{…}}`. Read while it is sent, so that a
 * long history needs no memory. The last line says how many rows there were: a file without it is not whole.
 */
export function streamExport(
  { db, tenantId }: TenantContext,
  parts: readonly ExportPart[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const waiting = [...parts];
  let last: ExportRow | undefined;
  const counts: Partial<Record<ExportPart, number>> = {};
  return new ReadableStream({
    async pull(controller) {
      const [part] = waiting;
      if (part === undefined) {
        controller.enqueue(encoder.encode(`${JSON.stringify({ part: "end", rows: counts })}\n`));
        return controller.close();
      }
      const rows = await readPart(db, tenantId, { part, last, limit: PAGE });
      counts[part] = (counts[part] ?? 0) + rows.length;
      last = rows.length < PAGE ? undefined : rows.at(-1);
      if (last === undefined) waiting.shift();
      const lines = rows.map((row) => `${JSON.stringify({ part, row })}\n`);
      // A pull that enqueues nothing is not repeated.
      controller.enqueue(encoder.encode(lines.length > 0 ? lines.join("") : "\n"));
    },
  });
}

export const ALL_PARTS = Object.keys(EXPORT_PARTS) as ExportPart[];
