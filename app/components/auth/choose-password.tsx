import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";
import { TextLink } from "../ui/text-link";
import { AuthHeading } from "./auth-heading";

/** Takes the new password of whoever followed the link. */
export function ChoosePassword({ answer }: { answer: unknown }) {
  const { t } = useTranslation("auth");
  const { form, fields } = useAppForm<{ newPassword: string }>({ id: "choose", answer });
  return (
    <>
      <AuthHeading title={t("reset.chooseTitle")}>{t("reset.choose")}</AuthHeading>
      <Form {...form.props} className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <TextField
          field={fields.newPassword}
          label={t("fields.newPassword")}
          hint={t("fields.passwordHint")}
          type="password"
          autoComplete="new-password"
          autoFocus
        />
        <SubmitButton size="lg">{t("reset.save")}</SubmitButton>
      </Form>
      <p>
        <TextLink to="/reset-password">{t("reset.askAgain")}</TextLink>
      </p>
    </>
  );
}
