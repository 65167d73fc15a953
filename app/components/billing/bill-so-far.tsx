import { useTranslation } from "react-i18next";
import type { BillingAnswer } from "../../../lib/contract/billing";
import { useFormat } from "../../lib/use-format";
import { Card } from "../ui/card";
import { Section } from "../ui/section";
import { BillLines } from "./bill-lines";

interface Props {
  billing: BillingAnswer;
  names: Readonly<Record<string, string>>;
}

/** What this period costs by now, and what it comes to if it goes on like this. */
export function BillSoFar({ billing: { lines, total, projected, currency, periodEnd }, names }: Props) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  return (
    <Section title={t("bill.title")}>
      <Card className="grid gap-4">
        <BillLines lines={lines} total={total} currency={currency} names={names} totalLabel={t("bill.soFar")} />
        <p className="text-sm text-muted">
          {t("bill.projected", {
            amount: format.minor(projected, currency),
            date: format.date(periodEnd, "date"),
          })}
        </p>
      </Card>
    </Section>
  );
}
