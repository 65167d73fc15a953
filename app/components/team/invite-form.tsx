import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Role } from "../../../lib/contract/role";
import { useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { SelectField, TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";

export function InviteForm({ answer, roles }: { answer: unknown; roles: readonly Role[] }) {
  const { t } = useTranslation(["team", "common"]);
  const { form, fields } = useAppForm<{ email: string; role: string }>({
    id: "invite",
    answer,
    defaultValue: { role: "developer" },
  });
  const options = roles.map((value) => ({ value, label: t(`common:roles.${value}`) }));
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <TextField field={fields.email} label={t("invite.email")} type="email" autoComplete="off" />
      <SelectField field={fields.role} label={t("invite.role")} options={options} />
      <SubmitButton intent="invite" className="justify-self-end">
        {t("invite.submit")}
      </SubmitButton>
    </Form>
  );
}
