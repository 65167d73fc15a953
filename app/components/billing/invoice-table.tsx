import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";
import { TextLink } from "../ui/text-link";
import { Time } from "../ui/time";
import { InvoiceState } from "./invoice-state";

interface Props<T extends InvoiceAnswer> {
  invoices: readonly T[];
  /** Where an invoice is shown; nowhere for operators, who have no part in the company. */
  linkTo?: (invoice: T) => string;
  more?: readonly Column<T>[];
}

export function InvoiceTable<T extends InvoiceAnswer>({ invoices, linkTo, more = [] }: Props<T>) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  const now = new Date().toISOString();
  const columns: Column<T>[] = [
    {
      key: "number",
      header: t("columns.number"),
      cell: (invoice) =>
        linkTo ? <TextLink to={linkTo(invoice)}>{invoice.number}</TextLink> : <span>{invoice.number}</span>,
      primary: true,
    },
    { key: "issued", header: t("columns.issued"), cell: ({ issuedAt }) => <Time at={issuedAt} style="date" /> },
    { key: "due", header: t("columns.due"), cell: ({ dueAt }) => <Time at={dueAt} style="date" /> },
    { key: "state", header: t("columns.state"), cell: (invoice) => <InvoiceState invoice={invoice} now={now} /> },
    {
      key: "total",
      header: t("columns.total"),
      cell: ({ total, currency }) => <span suppressHydrationWarning>{format.minor(total, currency)}</span>,
      align: "right",
    },
    ...more,
  ];
  return <DataTable caption={t("tabs.invoices")} columns={columns} rows={invoices} rowKey={({ id }) => id} />;
}
