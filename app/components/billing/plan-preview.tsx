import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Excess, PlanChangePreview } from "../../../lib/contract/billing";
import { useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { UrlDialog } from "../ui/url-dialog";
import { BillLines } from "./bill-lines";

interface Props {
  planId: string;
  change: PlanChangePreview;
  names: Readonly<Record<string, string>>;
  answer: unknown;
  mayChange: boolean;
}

/** What a change costs and breaks, before it is made. */
export function PlanPreview({ planId, change, names, answer, mayChange }: Props) {
  const { t } = useTranslation(["billing", "common"]);
  const format = useFormat();
  const { form } = useAppForm<{ planId: string }>({ id: "change", answer });
  const { direction, lines, tax, total, currency, exceeds, takesEffect } = change;
  const plan = names[planId] ?? planId;
  return (
    <UrlDialog
      param="to"
      title={t(`preview.${direction}.title`, { plan })}
      description={t(`preview.${direction}.lead`, { date: format.date(takesEffect, "date") })}
    >
      {lines.length > 0 && <BillLines {...{ lines, total, tax, currency, names }} totalLabel={t("preview.due")} />}
      {exceeds.length > 0 && <Exceeds exceeds={exceeds} isDowngrade={direction === "downgrade"} plan={plan} />}
      {exceeds.length === 0 && direction === "downgrade" && <p>{t("preview.fits")}</p>}
      <Form {...form.props} className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="currency" value={currency} />
        {mayChange ? (
          <SubmitButton intent="change" className="justify-self-end">
            {t(`preview.${direction}.confirm`, { plan, amount: format.minor(total, currency) })}
          </SubmitButton>
        ) : (
          <Button disabledReason={t("common:problems.forbidden")}>{t("change.choose", { plan })}</Button>
        )}
      </Form>
    </UrlDialog>
  );
}

function Exceeds({ exceeds, isDowngrade, plan }: { exceeds: readonly Excess[]; isDowngrade: boolean; plan: string }) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  return (
    <Notice tone="warn" title={t("preview.exceeds", { plan })}>
      <ul className="my-1">
        {exceeds.map(({ what, has, allowed }) => (
          <li key={what}>
            {t("preview.excess", {
              what: t(`kinds.${what}`),
              has: format.number(has),
              allowed: format.number(allowed),
            })}
          </li>
        ))}
      </ul>
      {isDowngrade && <p className="text-sm text-muted">{t("preview.remove")}</p>}
    </Notice>
  );
}
