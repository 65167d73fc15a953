import { Form, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { OperatorPlan } from "../../../lib/contract/operator-plan";
import { useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import { ButtonLink } from "../ui/button";
import { type Column, DataTable } from "../ui/data-table";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { UrlDialog } from "../ui/url-dialog";

/** A price as its form shows it. */
interface Typed {
  currency: "IDR" | "BRL" | "USD";
  amount: string;
  included: string;
  overage: string;
}

interface Props {
  prices: OperatorPlan["prices"];
  typed: readonly Typed[];
  answer: unknown;
}

/** What a plan costs, one row per currency. */
export function PlanPrices({ prices, typed, answer }: Props) {
  const { t } = useTranslation(["operator", "billing"]);
  const format = useFormat();
  const [params] = useSearchParams();
  const chosen = typed.find(({ currency }) => currency === params.get("price"));
  const money = (amount: number | undefined, currency: string) => (
    <span suppressHydrationWarning>{amount === undefined ? "–" : format.minor(amount, currency)}</span>
  );
  const columns: Column<Typed>[] = [
    { key: "currency", header: t("revenue.currency"), cell: ({ currency }) => currency, primary: true },
    {
      key: "amount",
      header: t("plans.price"),
      cell: ({ currency }) => money(prices[currency]?.amount, currency),
      align: "right",
    },
    {
      key: "included",
      header: t("plans.included"),
      cell: ({ currency }) => {
        const included = prices[currency]?.included.message_send;
        return included === undefined ? "–" : format.number(included);
      },
      align: "right",
    },
    {
      key: "overage",
      header: t("plans.overage"),
      cell: ({ currency }) => money(prices[currency]?.overagePerThousand.message_send, currency),
      align: "right",
    },
    {
      key: "change",
      header: t("actions"),
      cell: ({ currency }) => (
        <ButtonLink size="sm" to={`?price=${currency}`} preventScrollReset>
          {t("plans.setPrice", { currency })}
        </ButtonLink>
      ),
      align: "right",
    },
  ];
  return (
    <Section title={t("plans.prices")} description={t("plans.pricesLead")}>
      <DataTable caption={t("plans.prices")} columns={columns} rows={typed} rowKey={({ currency }) => currency} />
      {chosen && (
        <UrlDialog param="price" title={t("plans.setPrice", { currency: t(`billing:currencies.${chosen.currency}`) })}>
          <PriceForm typed={chosen} answer={answer} />
        </UrlDialog>
      )}
    </Section>
  );
}

function PriceForm({ typed, answer }: { typed: Typed; answer: unknown }) {
  const { t } = useTranslation(["operator", "common"]);
  const { amount, included, overage } = typed;
  const { form, fields } = useAppForm<{ amount: string; included: string; overage: string }>({
    id: "price",
    answer,
    defaultValue: { amount, included, overage },
  });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <input type="hidden" name="currency" value={typed.currency} />
      <TextField field={fields.amount} label={t("plans.price")} inputMode="decimal" autoComplete="off" />
      <TextField
        field={fields.included}
        label={t("plans.included")}
        hint={t("plans.includedHint")}
        inputMode="numeric"
        optional
      />
      <TextField field={fields.overage} label={t("plans.overage")} inputMode="decimal" optional />
      <SubmitButton intent="price" className="justify-self-end">
        {t("common:save")}
      </SubmitButton>
    </Form>
  );
}
