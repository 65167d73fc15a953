import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  instanceId: string;
  answer: unknown;
  mayChange: boolean;
}

export function AddCredentials({ instanceId, answer, mayChange }: Props) {
  const { t } = useTranslation("bots");
  const { form, fields } = useAppForm<{ name: string; keySecret: string }>({ id: "credentials", answer });
  return (
    <Card className="grid max-w-2xl gap-4">
      <h3 className="font-semibold">{t("credentials.add")}</h3>
      <Form {...form.props} preventScrollReset className="grid gap-5">
        <FormError errors={form.errors} requestId={form.requestId} />
        <input type="hidden" name="instanceId" value={instanceId} />
        <fieldset disabled={!mayChange} className="grid min-w-0 gap-5 sm:grid-cols-2">
          <legend className="sr-only">{t("credentials.add")}</legend>
          <TextField
            field={fields.name}
            label={t("credentials.name")}
            hint={t("credentials.nameHint")}
            autoComplete="off"
            maxLength={500}
          />
          <TextField
            field={fields.keySecret}
            label={t("credentials.key")}
            hint={t("credentials.keyHint")}
            type="password"
            autoComplete="new-password"
            placeholder="sk-…"
            maxLength={1_000}
          />
        </fieldset>
        <SubmitButton intent="add" className="justify-self-start" allowed={mayChange}>
          {t("credentials.add")}
        </SubmitButton>
      </Form>
    </Card>
  );
}
