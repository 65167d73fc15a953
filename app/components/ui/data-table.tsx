// biome-ignore-all lint/a11y/noRedundantRoles: `display: block` takes the roles of tables away, so they are said again
import clsx from "clsx";
import type { ReactNode } from "react";

export interface Column<T> {
  key: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand at the right. */
  align?: "right";
  /** Names the row: bold, and the head of its card on a phone. */
  primary?: boolean;
  className?: string;
}

interface Props<T> {
  /** Read out before the table. */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
}

/** A table that becomes one card per row where the columns would not fit: on a phone, or in a window at 200 %. */
export function DataTable<T>({ caption, columns, rows, rowKey }: Props<T>) {
  return (
    <div className="relative overflow-x-auto rounded-xl border border-line bg-surface shadow-card">
      <table role="table" className="block w-full md:table">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
          <tr role="row" className="border-b border-line bg-sunken">
            {columns.map(({ key, header, align }) => (
              <th
                key={key}
                role="columnheader"
                scope="col"
                className={clsx(
                  "px-4 py-2 text-sm font-medium whitespace-nowrap text-muted",
                  align === "right" ? "text-right" : "text-left",
                )}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="block divide-y divide-line md:table-row-group">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className="block px-4 py-3 hover:bg-canvas md:table-row md:p-0">
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<T>({ column, children }: { column: Column<T>; children: ReactNode }) {
  const { header, align, primary, className } = column;
  const label = primary || !header ? undefined : header;
  return (
    <td
      role="cell"
      data-label={label}
      className={clsx(
        "flex items-center justify-between gap-4 py-1 md:table-cell md:px-4 md:py-2.5 md:align-middle",
        "data-label:before:text-sm data-label:before:text-muted data-label:before:content-[attr(data-label)] md:data-label:before:content-none",
        align === "right" && "md:text-right",
        primary && "font-medium md:min-w-40",
        className,
      )}
    >
      {children}
    </td>
  );
}
