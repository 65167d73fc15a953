import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";
import { TextLink } from "../ui/text-link";

interface Props {
  answer: unknown;
  /** This page, for whoever signs in first. */
  next: string;
}

/** An account for somebody invited: the address is proved already. */
export function JoinForm({ answer, next }: Props) {
  const { t } = useTranslation("auth");
  const { form, fields } = useAppForm<{ name: string; password: string }>({ id: "join", answer });
  return (
    <>
      <p>{t("invitation.newHere")}</p>
      <Form {...form.props} className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <TextField field={fields.name} label={t("fields.name")} autoComplete="name" autoFocus />
        <TextField
          field={fields.password}
          label={t("fields.password")}
          hint={t("fields.passwordHint")}
          type="password"
          autoComplete="new-password"
        />
        <SubmitButton size="lg">{t("invitation.join")}</SubmitButton>
      </Form>
      <p>
        <TextLink to={`/sign-in?next=${encodeURIComponent(next)}`}>{t("invitation.haveAccount")}</TextLink>
      </p>
    </>
  );
}
