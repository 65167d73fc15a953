import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { SelectField, TextareaField, TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  instances: readonly { id: string; name: string }[];
  chosen: string;
  answer: unknown;
}

interface Values extends Record<string, unknown> {
  instanceId: string;
  text: string;
  contact: string;
}

/** Would this text start a bot? */
export function TriggerTest({ instances, chosen, answer }: Props) {
  const { t } = useTranslation("bots");
  const { form, fields } = useAppForm<Values>({ id: "trigger", answer, defaultValue: { instanceId: chosen } });
  return (
    <Section title={t("test.title")} description={t("test.lead")}>
      <Card className="max-w-4xl">
        <Form {...form.props} preventScrollReset className="grid gap-5">
          <FormError errors={form.errors} requestId={form.requestId} />
          <TextareaField field={fields.text} label={t("test.text")} rows={2} />
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField
              field={fields.instanceId}
              label={t("columns.instance")}
              options={instances.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField
              field={fields.contact}
              label={t("test.contact")}
              hint={t("test.contactHint")}
              type="tel"
              autoComplete="off"
              maxLength={60}
              optional
            />
          </div>
          <SubmitButton className="justify-self-start">{t("test.submit")}</SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
