import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { BillingDetails } from "../../../lib/contract/billing";
import { useAppForm } from "../../lib/form";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { TextareaField, TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  details: BillingDetails;
  answer: unknown;
  mayChange: boolean;
}

/** Whom invoices are made out to, from the next one on. */
export function DetailsForm({ details, answer, mayChange }: Props) {
  const { t } = useTranslation(["billing", "common"]);
  const { form, fields } = useAppForm<BillingDetails>({ id: "details", answer, defaultValue: details });
  return (
    <Section title={t("details.title")} description={t("details.lead")}>
      <Card className="max-w-2xl">
        <Form {...form.props} className="grid gap-4">
          <FormError errors={form.errors} requestId={form.requestId} />
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
          {mayChange ? (
            <SubmitButton intent="details" className="justify-self-start">
              {t("common:save")}
            </SubmitButton>
          ) : (
            <Button variant="primary" disabledReason={t("common:problems.forbidden")} className="justify-self-start">
              {t("common:save")}
            </Button>
          )}
        </Form>
      </Card>
    </Section>
  );
}
