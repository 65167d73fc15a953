import { EXPORT_PARTS, type ExportPart, type ExportRow, listColumns, readPart } from "../../../db/queries/export";
import type { TenantContext } from "../context";
import { OBJECT_SOURCES, type ObjectPart } from "./object-sources";

/** Where the rows of one part come from, a page at a time: nothing holds more than one. */
export interface ExportSource {
  /** The head of a table. */
  columns(ctx: TenantContext): Promise<readonly string[]>;
  pages(ctx: TenantContext): AsyncGenerator<ExportRow[]>;
}

export type ExportName = ExportPart | ObjectPart;

const PAGE = 1_000;

const fromPostgres = (part: ExportPart): ExportSource => ({
  columns: ({ db }) => listColumns(db, part),
  async *pages({ db, tenantId }) {
    let last: ExportRow | undefined;
    do {
      const rows = await readPart(db, tenantId, { part, last, limit: PAGE });
      yield rows;
      last = rows.length < PAGE ? undefined : rows.at(-1);
    } while (last !== undefined);
  },
});

const POSTGRES_PARTS = Object.keys(EXPORT_PARTS) as ExportPart[];

/** Everything that is a tenant's and is kept, in the order of an export: what Postgres has, then what objects and files have. */
export const EXPORT_SOURCES = {
  ...Object.fromEntries(POSTGRES_PARTS.map((part) => [part, fromPostgres(part)])),
  ...OBJECT_SOURCES,
} as Readonly<Record<ExportName, ExportSource>>;

export const EXPORT_NAMES = Object.keys(EXPORT_SOURCES) as [ExportName, ...ExportName[]];
