import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";
import { TextLink } from "../ui/text-link";
import { AuthHeading } from "./auth-heading";

/** Asks for the mail with the link. */
export function AskForReset({ answer }: { answer: unknown }) {
  const { t } = useTranslation("auth");
  const { form, fields } = useAppForm<{ email: string }>({ id: "reset", answer });
  return (
    <>
      <AuthHeading title={t("reset.title")}>{t("reset.lead")}</AuthHeading>
      <Form {...form.props} className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <TextField field={fields.email} label={t("fields.email")} type="email" autoComplete="username" autoFocus />
        <SubmitButton size="lg">{t("reset.button")}</SubmitButton>
      </Form>
      <p>
        <TextLink to="/sign-in">{t("reset.back")}</TextLink>
      </p>
    </>
  );
}
