import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { type InvitationPreview, NewTenant, Password } from "../../lib/contract/account";
import { AuthHeading } from "../components/auth/auth-heading";
import { JoinForm } from "../components/auth/join-form";
import { FormError } from "../components/ui/form-error";
import { Notice } from "../components/ui/notice";
import { SubmitButton } from "../components/ui/submit-button";
import { attempt, problemResponse } from "../lib/api.server";
import { askAuth } from "../lib/auth.server";
import { useAppForm } from "../lib/form";
import { readForm } from "../lib/form.server";
import { pageMeta } from "../lib/meta";
import { localeOf, rememberPreference } from "../lib/preferences.server";
import { findUser } from "../lib/session.server";
import { translator } from "../lib/translator.server";

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = tokenOf(request);
  const [session, preview] = await Promise.all([
    findUser(request, context),
    askAuth<InvitationPreview>(request, context, { path: "/auth/invitations/preview", body: { token } }),
  ]);
  if (!preview.ok && preview.problem.status >= 500) throw problemResponse(preview.problem);
  const title = translator(request)("auth:welcome.invited");
  return { title, token, invitation: preview.ok ? preview.data : null, signedInAs: session?.me.email ?? null };
}

const Join = z.object({ name: NewTenant.shape.name, password: Password });
const Accept = z.object({ intent: z.literal("accept").optional() });

/** Signed in: joins. New here: makes the account, which the mail has proved, and signs it in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = tokenOf(request);
  const session = await findUser(request, context);
  if (session) {
    const form = await readForm(request, Accept);
    if (!form.ok) return form.answer;
    const result = await attempt(session.api.me.invitations.accept.$post({ json: { token } }));
    if (!result.ok) return form.refuse(result.problem);
    return redirect("/", { headers: { "set-cookie": rememberPreference("tenant", result.data.tenantId) } });
  }
  const form = await readForm(request, Join);
  if (!form.ok) return form.answer;
  const preview = await askAuth<InvitationPreview>(request, context, {
    path: "/auth/invitations/preview",
    body: { token },
  });
  if (!preview.ok) return form.refuse(preview.problem);
  const { email } = preview.data;
  const body = { ...form.value, email, invitation: token, locale: localeOf(request) };
  const made = await askAuth(request, context, { path: "/auth/sign-up/email", body });
  if (!made.ok) return form.refuse(made.problem);
  const { password } = form.value;
  const signedIn = await askAuth(request, context, { path: "/auth/sign-in/email", body: { email, password } });
  return redirect(signedIn.ok ? "/" : "/sign-in", { headers: signedIn.cookies });
}

export const meta = pageMeta;

export default function Invitation() {
  const { t } = useTranslation(["auth", "common"]);
  const { token, invitation, signedInAs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form } = useAppForm({ id: "accept", answer });
  if (!invitation) return <Notice tone="warn">{t("invitation.gone")}</Notice>;
  const { tenantName, email, role } = invitation;
  return (
    <>
      <AuthHeading title={t("invitation.title", { tenant: tenantName })}>
        {t("invitation.lead", { role: t(`common:roles.${role}`), email })}
      </AuthHeading>
      {signedInAs === null && <JoinForm answer={answer} next={`/invitation?token=${encodeURIComponent(token)}`} />}
      {signedInAs === email && (
        <Form {...form.props} className="grid gap-4">
          <FormError errors={form.errors} requestId={form.requestId} />
          <SubmitButton size="lg">{t("invitation.accept")}</SubmitButton>
        </Form>
      )}
      {signedInAs !== null && signedInAs !== email && (
        <Notice tone="warn">{t("invitation.otherAccount", { email: signedInAs, invited: email })}</Notice>
      )}
    </>
  );
}
