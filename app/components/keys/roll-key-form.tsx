import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { SelectField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";

const HOUR = 3_600;

export function RollKeyForm({ answer, keyId }: { answer: unknown; keyId: string }) {
  const { t } = useTranslation("keys");
  const { form, fields } = useAppForm<{ grace: string }>({
    id: "roll",
    answer,
    defaultValue: { grace: String(24 * HOUR) },
  });
  const options = [
    { value: String(HOUR), label: t("roll.hour") },
    { value: String(24 * HOUR), label: t("roll.day") },
    { value: String(7 * 24 * HOUR), label: t("roll.week") },
    { value: "0", label: t("roll.none") },
  ];
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <input type="hidden" name="keyId" value={keyId} />
      <SelectField field={fields.grace} label={t("roll.grace")} options={options} />
      <SubmitButton intent="roll" className="justify-self-end">
        {t("roll.submit")}
      </SubmitButton>
    </Form>
  );
}
