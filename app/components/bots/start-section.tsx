import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { VariableRows } from "./variable-rows";

interface Props {
  answer: unknown;
  mayChange: boolean;
}

interface Values extends Record<string, unknown> {
  contact: string;
  variableName: string[];
  variableValue: string[];
}

/** Typebot's flow may begin before the contact has written, and with what is known of them. */
export function StartSection({ answer, mayChange }: Props) {
  const { t } = useTranslation("bots");
  const { form, fields } = useAppForm<Values>({ id: "start", answer });
  const words = t("start.submit");
  return (
    <Section title={t("start.title")} description={t("start.lead")}>
      <Card className="max-w-4xl">
        <Form {...form.props} preventScrollReset className="grid gap-5">
          <FormError errors={form.errors} requestId={form.requestId} />
          <fieldset disabled={!mayChange} className="grid min-w-0 gap-5">
            <legend className="sr-only">{t("start.title")}</legend>
            <div className="sm:max-w-md">
              <TextField
                field={fields.contact}
                label={t("start.contact")}
                hint={t("start.contactHint")}
                type="tel"
                autoComplete="off"
                maxLength={60}
              />
            </div>
            <VariableRows names={fields.variableName} values={fields.variableValue} />
          </fieldset>
          <SubmitButton intent="start" variant="secondary" className="justify-self-start" allowed={mayChange}>
            {words}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
