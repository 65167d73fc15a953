import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import { useFormat } from "../../lib/use-format";

type Line = InvoiceAnswer["lines"][number];

interface Props {
  lines: readonly Line[];
  /** In minor units, like all amounts here. */
  total: number;
  tax?: number;
  currency: string;
  names: Readonly<Record<string, string>>;
  totalLabel: string;
  refunds?: InvoiceAnswer["refunds"];
}

/** What is billed, line by line, and its sum. */
export function BillLines({ lines, total, tax = 0, currency, names, totalLabel, refunds = [] }: Props) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  const textOf = useLineText(currency, names);
  return (
    <table className="w-full">
      <caption className="sr-only">{t("line.caption")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("line.what")}</th>
          <th scope="col">{t("line.amount")}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {lines.filter(isShown).map((line) => (
          <Row key={textOf(line)} label={textOf(line)} amount={format.minor(line.amount, currency)} />
        ))}
        {tax > 0 && <Row label={t("line.tax")} amount={format.minor(tax, currency)} />}
      </tbody>
      <tfoot className="border-t border-line-strong font-semibold">
        <Row label={totalLabel} amount={format.minor(total, currency)} />
        {refunds.map(({ id, at, amount, note }) => (
          <Row
            key={id}
            label={t(note ? "invoice.refundFor" : "invoice.refund", { date: format.date(at, "date"), note })}
            amount={format.minor(-amount, currency)}
          />
        ))}
      </tfoot>
    </table>
  );
}

/** What is left of a free plan is worth nothing: no line. */
const isShown = ({ item, amount }: Line) => item !== "proration" || amount !== 0;

function Row({ label, amount }: { label: string; amount: string }) {
  return (
    <tr>
      <td className="py-2 pr-4">{label}</td>
      <td className="py-2 text-right whitespace-nowrap" suppressHydrationWarning>
        {amount}
      </td>
    </tr>
  );
}

function useLineText(currency: string, names: Props["names"]) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  return (line: Line): string => {
    if (line.item === "overage") {
      return t("line.overage", {
        number: format.number(line.units),
        kind: t(`kinds.${line.kind}`),
        price: format.minor(line.pricePerThousand, currency),
      });
    }
    const plan = names[line.planId] ?? line.planId;
    if (line.item === "plan") return t("line.plan", { plan });
    return t(line.amount > 0 ? "line.rest" : "line.credit", { plan, count: line.days });
  };
}
