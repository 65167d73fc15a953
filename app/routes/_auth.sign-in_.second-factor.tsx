import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { AuthHeading } from "../components/auth/auth-heading";
import { FormError } from "../components/ui/form-error";
import { CheckboxField, TextField } from "../components/ui/form-fields";
import { SubmitButton } from "../components/ui/submit-button";
import { TextLink } from "../components/ui/text-link";
import { askAuth } from "../lib/auth.server";
import { useAppForm } from "../lib/form";
import { readForm } from "../lib/form.server";
import { pageMeta } from "../lib/meta";
import { nextPath } from "../lib/next-path";
import { translator } from "../lib/translator.server";

function read(request: Request) {
  const parameters = new URL(request.url).searchParams;
  return { next: nextPath(parameters.get("next")), withBackupCode: parameters.has("backup") };
}

export function loader({ request }: LoaderFunctionArgs) {
  return { title: translator(request)("auth:secondFactor.title"), ...read(request) };
}

const SecondFactor = z.object({ code: z.string().trim().min(6), trustDevice: z.boolean().default(false) });
type SecondFactor = z.input<typeof SecondFactor>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { next, withBackupCode } = read(request);
  const form = await readForm(request, SecondFactor);
  if (!form.ok) return form.answer;
  const path = withBackupCode ? "/auth/two-factor/verify-backup-code" : "/auth/two-factor/verify-totp";
  const code = withBackupCode ? form.value.code : form.value.code.replaceAll(" ", "");
  const result = await askAuth(request, context, { path, body: { ...form.value, code } });
  if (result.ok) return redirect(next, { headers: result.cookies });
  // The password was given too long ago: the first step comes again.
  if (result.problem.code === "invalid_two_factor_cookie") return redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (result.problem.status === 429) return form.refuse(result.problem);
  return form.refuse({ ...result.problem, detail: translator(request)("auth:secondFactor.wrong") });
}

export const meta = pageMeta;

export default function SecondFactorScreen() {
  const { t } = useTranslation("auth");
  const { next, withBackupCode } = useLoaderData<typeof loader>();
  const { form, fields } = useAppForm<SecondFactor>({ id: "second-factor", answer: useActionData<typeof action>() });
  const query = `next=${encodeURIComponent(next)}`;
  const code = withBackupCode
    ? { label: t("fields.backupCode"), inputMode: "text" as const }
    : { label: t("fields.code"), inputMode: "numeric" as const };
  return (
    <>
      <AuthHeading title={t("secondFactor.title")}>
        {withBackupCode ? t("secondFactor.backupLead") : t("secondFactor.lead")}
      </AuthHeading>
      <Form {...form.props} className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <TextField key={code.label} field={fields.code} {...code} autoComplete="one-time-code" autoFocus />
        <CheckboxField field={fields.trustDevice} label={t("fields.trustDevice")} />
        <SubmitButton size="lg">{t("secondFactor.button")}</SubmitButton>
      </Form>
      <p>
        <TextLink to={withBackupCode ? `?${query}` : `?backup&${query}`}>
          {withBackupCode ? t("secondFactor.useApp") : t("secondFactor.useBackup")}
        </TextLink>
      </p>
    </>
  );
}
