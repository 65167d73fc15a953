import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { BillingDetails, BillingDetailsAnswer } from "../../../lib/contract/billing";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { TextareaField, TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";

interface Props {
  details: BillingDetailsAnswer;
  answer: unknown;
  mayChange: boolean;
}

/** Whom invoices are made out to, from the next one on. */
export function DetailsForm({ details: { version, ...details }, answer, mayChange }: Props) {
  const { t } = useTranslation(["billing", "common"]);
  const { form, fields } = useAppForm<BillingDetails>({ id: "details", answer, defaultValue: details });
  return (
    <Section title={t("details.title")} description={t("details.lead")}>
      <Card className="max-w-2xl">
        <Form {...form.props} className="grid gap-4">
          <FormError errors={form.errors} requestId={form.requestId} />
          <VersionField version={version} answer={answer} />
          <fieldset disabled={!mayChange} className="grid gap-4">
            <legend className="sr-only">{t("details.title")}</legend>
            <TextField field={fields.name} label={t("details.name")} autoComplete="organization" />
            <TextareaField field={fields.address} label={t("details.address")} rows={3} optional />
            <TextField field={fields.taxId} label={t("details.taxId")} hint={t("details.taxIdHint")} optional />
            <TextField
              field={fields.email}
              type="email"
              label={t("details.email")}
              hint={t("details.emailHint")}
              autoComplete="email"
            />
          </fieldset>
          <SubmitButton intent="details" className="justify-self-start" allowed={mayChange}>
            {t("common:save")}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
