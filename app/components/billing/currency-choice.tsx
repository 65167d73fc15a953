import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Select } from "../ui/select";

const CURRENCIES = ["IDR", "BRL", "USD"] as const;

/** In which money to pay, while that is still open: the first bill settles it. */
export function CurrencyChoice({ currency }: { currency: string }) {
  const { t } = useTranslation("billing");
  return (
    <Form method="get" className="flex flex-wrap items-center gap-2">
      <label htmlFor="currency" className="font-medium">
        {t("change.currency")}
      </label>
      <Select
        id="currency"
        name="currency"
        key={currency}
        defaultValue={currency}
        options={CURRENCIES.map((value) => ({ value, label: t(`currencies.${value}`) }))}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="w-60"
      />
      <Button type="submit">{t("change.show")}</Button>
      <p className="text-sm text-muted">{t("change.currencyHint")}</p>
    </Form>
  );
}
