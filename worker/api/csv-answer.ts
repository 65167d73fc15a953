import * as z from "zod";
import { type Cell, csvLine } from "../../lib/csv";

/** `format=csv` asks for the whole list as a file instead of one page. */
export const Format = z.enum(["json", "csv"]).default("json");

/** The document's part of an answer that may also be a file. */
export const jsonOrCsv = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema }, "text/csv": { schema: z.string() } },
});

/** No export is longer: who wants more narrows the time. */
const MOST_ROWS = 100_000;
const PAGE = 500;

interface Table<T> {
  name: string;
  columns: readonly string[];
  cells(row: T): readonly Cell[];
  /** The next rows, those after `last`. */
  read(last: T | undefined, limit: number): Promise<T[]>;
}

/** The rows as CSV, read while they are sent, so that a long list needs no memory. */
export function csvAnswer<T>(table: Table<T>): Response {
  const encoder = new TextEncoder();
  let last: T | undefined;
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvLine(table.columns))),
    async pull(controller) {
      const rows = sent < MOST_ROWS ? await table.read(last, PAGE) : [];
      last = rows.at(-1);
      sent += rows.length;
      if (rows.length > 0) controller.enqueue(encoder.encode(rows.map((row) => csvLine(table.cells(row))).join("")));
      if (rows.length === 0) controller.close();
    },
  });
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${table.name}.csv"`,
    "cache-control": "no-store",
  };
  return new Response(body, { headers });
}
