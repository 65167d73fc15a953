import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import type { OperatorTenantDetails } from "../../../lib/contract/tenant-profile";
import { useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { SelectField, TextareaField, TextField } from "../ui/form-fields";
import type { Option } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";

interface Props {
  answer: unknown;
}

export function SetPlanForm({
  tenant,
  plans,
  answer,
}: Props & { tenant: OperatorTenantDetails; plans: readonly Option[] }) {
  const { t } = useTranslation("operator");
  const defaultValue = { planId: tenant.planId };
  const { form, fields } = useAppForm<{ planId: string }>({ id: "plan", answer, defaultValue });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <VersionField version={tenant.version} answer={answer} />
      <SelectField field={fields.planId} label={t("tenants.plan")} options={plans} />
      <SubmitButton intent="plan" className="justify-self-end">
        {t("setPlan.title")}
      </SubmitButton>
    </Form>
  );
}

export function SuspendForm({ answer }: Props) {
  const { t } = useTranslation("operator");
  const { form, fields } = useAppForm<{ reason: string }>({ id: "suspend", answer });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <TextareaField field={fields.reason} label={t("reason")} hint={t("suspend.reasonHint")} rows={3} />
      <SubmitButton intent="suspend" variant="danger" className="justify-self-end">
        {t("suspend.title")}
      </SubmitButton>
    </Form>
  );
}

export function ImpersonateForm({ answer }: Props) {
  const { t } = useTranslation("operator");
  const { form, fields } = useAppForm<{ reason: string; minutes: string }>({
    id: "impersonate",
    answer,
    defaultValue: { minutes: "30" },
  });
  const options = ["10", "30", "60"].map((value) => ({
    value,
    label: t("impersonate.span", { count: Number(value) }),
  }));
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <TextareaField field={fields.reason} label={t("reason")} hint={t("impersonate.reasonHint")} rows={3} />
      <SelectField field={fields.minutes} label={t("impersonate.minutes")} options={options} />
      <SubmitButton intent="impersonate" className="justify-self-end">
        {t("impersonate.title")}
      </SubmitButton>
    </Form>
  );
}

export function InvoiceForm({ invoice, answer }: Props & { invoice: InvoiceAnswer }) {
  const { t } = useTranslation("operator");
  const format = useFormat();
  const { form, fields } = useAppForm<{ note: string }>({ id: "invoice", answer });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <input type="hidden" name="intent" value="invoice" />
      <input type="hidden" name="invoiceId" value={invoice.id} />
      <p className="text-lg font-semibold" suppressHydrationWarning>
        {format.minor(invoice.total, invoice.currency)}
      </p>
      <TextField field={fields.note} label={t("invoice.note")} hint={t("invoice.noteHint")} maxLength={500} optional />
      <div className="flex flex-wrap justify-end gap-2">
        {invoice.state === "open" && (
          <Button type="submit" name="to" value="uncollectible">
            {t("invoice.uncollectible")}
          </Button>
        )}
        <Button type="submit" name="to" value="void">
          {t("invoice.void")}
        </Button>
        <Button type="submit" name="to" value="paid" variant="primary">
          {t("invoice.paid")}
        </Button>
      </div>
    </Form>
  );
}
