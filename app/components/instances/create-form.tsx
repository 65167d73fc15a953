import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Mode } from "../../../lib/contract/tenant";
import { useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  answer: unknown;
  mode: Mode;
  /** The same create, sent twice, makes one: its key stays while the form does. */
  createKey: string;
}

/** A name is all it takes: the phone is asked for when it connects. */
export function CreateForm({ answer, mode, createKey }: Props) {
  const { t } = useTranslation("instances");
  const { form, fields } = useAppForm<{ name: string }>({ id: "create", answer });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <input type="hidden" name="createKey" value={createKey} />
      <TextField
        field={fields.name}
        label={t("create.name")}
        hint={t("create.nameHint")}
        placeholder={t("create.placeholder")}
        autoComplete="off"
        maxLength={100}
      />
      {mode === "test" && <Notice tone="info">{t("create.testMode")}</Notice>}
      <SubmitButton className="justify-self-end">{t("create.submit")}</SubmitButton>
    </Form>
  );
}
