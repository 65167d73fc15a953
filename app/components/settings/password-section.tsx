import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";

interface Passwords {
  currentPassword: string;
  newPassword: string;
  [field: string]: unknown;
}

export function PasswordSection({ answer }: { answer: unknown }) {
  const { t } = useTranslation("settings");
  const { form, fields } = useAppForm<Passwords>({ id: "password", answer });
  return (
    <Section title={t("password.title")} description={t("password.lead")}>
      <Card className="max-w-xl">
        <Form {...form.props} className="grid gap-4">
          <FormError errors={form.errors} requestId={form.requestId} />
          <TextField
            field={fields.currentPassword}
            label={t("password.current")}
            type="password"
            autoComplete="current-password"
          />
          <TextField
            field={fields.newPassword}
            label={t("password.new")}
            hint={t("password.hint")}
            type="password"
            autoComplete="new-password"
          />
          <SubmitButton intent="password" className="justify-self-start">
            {t("password.button")}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
