import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import { useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  invoice: InvoiceAnswer;
  /** Made with the page: a form that is sent twice notes one refund. */
  refundId: string;
  answer: unknown;
}

/** Notes what was given back of a paid invoice. */
export function RefundForm({ invoice: { id, total, refunded, currency }, refundId, answer }: Props) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  const { form, fields } = useAppForm<{ amount: string; note: string }>({ id: "refund", answer });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <input type="hidden" name="invoiceId" value={id} />
      <input type="hidden" name="currency" value={currency} />
      <input type="hidden" name="refundId" value={refundId} />
      <p suppressHydrationWarning>
        {t("refund.left", { amount: format.minor(Math.max(0, total - refunded), currency) })}
      </p>
      <TextField field={fields.amount} label={t("refund.amount")} inputMode="decimal" autoComplete="off" />
      <TextField field={fields.note} label={t("refund.note")} hint={t("refund.noteHint")} maxLength={500} optional />
      <SubmitButton intent="refund" className="justify-self-end">
        {t("refund.submit")}
      </SubmitButton>
    </Form>
  );
}
