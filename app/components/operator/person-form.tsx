import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { SelectField, TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";

interface Values extends Record<string, unknown> {
  name: string;
  email: string;
  password: string;
  role: string;
}

export function PersonForm({ answer }: { answer: unknown }) {
  const { t } = useTranslation(["operator", "common"]);
  const { form, fields } = useAppForm<Values>({ id: "person", answer, defaultValue: { role: "operator" } });
  const options = (["operator", "user"] as const).map((value) => ({ value, label: t(`people.roles.${value}`) }));
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <TextField field={fields.name} label={t("servers.name")} autoComplete="off" />
      <TextField field={fields.email} type="email" label={t("people.email")} autoComplete="off" />
      <TextField
        field={fields.password}
        type="password"
        label={t("people.password")}
        hint={t("people.passwordHint")}
        autoComplete="new-password"
      />
      <SelectField field={fields.role} label={t("people.role")} options={options} />
      <SubmitButton intent="person" className="justify-self-end">
        {t("common:save")}
      </SubmitButton>
    </Form>
  );
}
