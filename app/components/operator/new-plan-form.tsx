import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { OperatorPlan } from "../../../lib/contract/operator-plan";
import { useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { SelectField, TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  plans: readonly OperatorPlan[];
  answer: unknown;
}

export function NewPlanForm({ plans, answer }: Props) {
  const { t } = useTranslation("operator");
  const { form, fields } = useAppForm<{ id: string; name: string; from: string }>({ id: "new-plan", answer });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <TextField field={fields.name} label={t("servers.name")} hint={t("plans.nameHint")} autoComplete="off" />
      <TextField field={fields.id} label={t("plans.id")} hint={t("plans.idHint")} autoComplete="off" />
      <SelectField
        field={fields.from}
        label={t("plans.from")}
        options={plans.map(({ id, definition }) => ({ value: id, label: definition.name }))}
      />
      <SubmitButton intent="create" className="justify-self-end">
        {t("plans.add")}
      </SubmitButton>
    </Form>
  );
}
