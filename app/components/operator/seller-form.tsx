import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { TextareaField, TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";

interface Props {
  seller: { name: string; address: string; taxId: string; email: string; keepYears: number; version: number };
  answer: unknown;
}

/** Who stands on invoices from the next one on. */
export function SellerForm({ seller, answer }: Props) {
  const { t } = useTranslation(["billing", "common"]);
  const { version, ...defaultValue } = { ...seller, keepYears: String(seller.keepYears) };
  const { form, fields } = useAppForm<typeof defaultValue>({ id: "seller", answer, defaultValue });
  return (
    <Section title={t("seller.title")} description={t("seller.lead")}>
      <Card className="max-w-2xl">
        <Form {...form.props} className="grid gap-4">
          <FormError errors={form.errors} requestId={form.requestId} />
          <VersionField version={version} answer={answer} />
          <TextField field={fields.name} label={t("seller.name")} autoComplete="organization" />
          <TextareaField field={fields.address} label={t("seller.address")} rows={3} optional />
          <TextField field={fields.taxId} label={t("seller.taxId")} hint={t("seller.taxIdHint")} optional />
          <TextField field={fields.email} type="email" label={t("seller.email")} optional />
          <TextField
            field={fields.keepYears}
            label={t("seller.keepYears")}
            hint={t("seller.keepYearsHint")}
            inputMode="numeric"
          />
          <SubmitButton intent="seller" className="justify-self-start">
            {t("common:save")}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
