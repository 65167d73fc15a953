import { useTranslation } from "react-i18next";
import type { KeptInvoice } from "../../../lib/contract/kept-invoice";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";
import { Time } from "../ui/time";

/** What is left of customers that were deleted: what was billed to whom, and how it ended. */
export function KeptInvoiceTable({ invoices }: { invoices: readonly KeptInvoice[] }) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  const columns: Column<KeptInvoice>[] = [
    { key: "number", header: t("columns.number"), cell: ({ number }) => number, primary: true },
    { key: "buyer", header: t("kept.buyer"), cell: ({ document }) => document.billTo.name },
    { key: "taxId", header: t("kept.taxId"), cell: ({ document }) => document.billTo.taxId || "–" },
    { key: "issued", header: t("columns.issued"), cell: ({ issuedAt }) => <Time at={issuedAt} style="date" /> },
    { key: "state", header: t("columns.state"), cell: ({ document }) => t(`states.${document.state}`) },
    {
      key: "total",
      header: t("columns.total"),
      cell: ({ document: { total, currency } }) => (
        <span suppressHydrationWarning>{format.minor(total, currency)}</span>
      ),
      align: "right",
    },
    { key: "until", header: t("kept.until"), cell: ({ keptUntil }) => <Time at={keptUntil} style="date" /> },
  ];
  return <DataTable caption={t("kept.title")} columns={columns} rows={invoices} rowKey={({ id }) => id} />;
}
