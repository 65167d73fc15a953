import { useTranslation } from "react-i18next";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";

interface Month {
  /** `2026-11`. */
  month: string;
  currency: string;
  issued: number;
  paid: number;
  open: number;
  refunded: number;
}

/** What was issued and paid, by month and currency. Currencies are never added up. */
export function RevenueTable({ months }: { months: readonly Month[] }) {
  const { t } = useTranslation(["operator", "billing"]);
  const format = useFormat();
  const amount = (key: "issued" | "paid" | "open" | "refunded", header: string): Column<Month> => ({
    key,
    header,
    cell: (row) => <span suppressHydrationWarning>{format.minor(row[key], row.currency)}</span>,
    align: "right",
  });
  const columns: Column<Month>[] = [
    {
      key: "month",
      header: t("revenue.month"),
      // Its middle: the same month in every time zone.
      cell: ({ month }) => format.date(`${month}-15T12:00:00Z`, "month"),
      primary: true,
    },
    { key: "currency", header: t("revenue.currency"), cell: ({ currency }) => currency },
    amount("issued", t("revenue.issued")),
    amount("paid", t("revenue.paid")),
    amount("open", t("revenue.open")),
    amount("refunded", t("billing:refund.column")),
  ];
  return (
    <DataTable
      caption={t("revenue.title")}
      columns={columns}
      rows={months}
      rowKey={({ month, currency }) => `${month} ${currency}`}
    />
  );
}
