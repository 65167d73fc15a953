import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { Email } from "../../lib/contract/account";
import { AuthHeading } from "../components/auth/auth-heading";
import { SocialButtons } from "../components/auth/social-buttons";
import { FormError } from "../components/ui/form-error";
import { TextField } from "../components/ui/form-fields";
import { Notice } from "../components/ui/notice";
import { SubmitButton } from "../components/ui/submit-button";
import { TextLink } from "../components/ui/text-link";
import { askAuth, listProviders } from "../lib/auth.server";
import { useAppForm } from "../lib/form";
import { readForm } from "../lib/form.server";
import { pageMeta } from "../lib/meta";
import { nextPath } from "../lib/next-path";
import { findUser } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parameters = new URL(request.url).searchParams;
  const next = nextPath(parameters.get("next"));
  const [session, providers] = await Promise.all([findUser(request, context), listProviders(request, context)]);
  if (session) throw redirect(next);
  return {
    title: translator(request)("auth:signIn.title"),
    next,
    verified: parameters.has("verified"),
    passwordChanged: parameters.has("changed"),
    failure: failureOf(parameters.get("error")),
    providers,
  };
}

/** What a link of a mail, Google or GitHub came back with. */
function failureOf(code: string | null): "link" | "secondFactor" | "social" | null {
  if (code === null) return null;
  if (code === "second_factor_required") return "secondFactor";
  return /token|user_not_found/i.test(code) ? "link" : "social";
}

const SignIn = z.object({ email: Email, password: z.string().min(1) });
type SignIn = z.input<typeof SignIn>;

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, SignIn);
  if (!form.ok) return form.answer;
  const parameters = new URL(request.url).searchParams;
  const next = nextPath(parameters.get("next"));
  const body = { ...form.value, callbackURL: "/sign-in?verified" };
  const result = await askAuth<{ twoFactorRedirect?: boolean }>(request, context, {
    path: "/auth/sign-in/email",
    body,
  });
  const t = translator(request);
  if (!result.ok) {
    const { problem } = result;
    if (problem.code === "email_not_verified") return form.refuse({ ...problem, detail: t("auth:signIn.unverified") });
    return form.refuse(problem.status === 401 ? { ...problem, detail: t("auth:signIn.wrong") } : problem);
  }
  const to = result.data.twoFactorRedirect ? `/sign-in/second-factor?next=${encodeURIComponent(next)}` : next;
  return redirect(to, { headers: result.cookies });
}

export const meta = pageMeta;

export default function SignInScreen() {
  const { t } = useTranslation("auth");
  const { next, verified, passwordChanged, failure, providers } = useLoaderData<typeof loader>();
  const { form, fields } = useAppForm<SignIn>({ id: "sign-in", answer: useActionData<typeof action>() });
  const query = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
  return (
    <>
      <AuthHeading title={t("signIn.title")}>{next !== "/" && t("signIn.next")}</AuthHeading>
      {verified && !failure && <Notice tone="good">{t("signIn.verified")}</Notice>}
      {passwordChanged && <Notice tone="good">{t("signIn.passwordChanged")}</Notice>}
      {failure && <Notice tone="warn">{t(`signIn.failed.${failure}`)}</Notice>}
      <SocialButtons providers={providers} next={next} />
      <Form {...form.props} className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <TextField field={fields.email} label={t("fields.email")} type="email" autoComplete="username" autoFocus />
        <TextField
          field={fields.password}
          label={t("fields.password")}
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton size="lg">{t("signIn.button")}</SubmitButton>
      </Form>
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-2">
        <TextLink to="/reset-password">{t("signIn.forgot")}</TextLink>
        <span>
          {t("signIn.noAccount")} <TextLink to={`/sign-up${query}`}>{t("signIn.toSignUp")}</TextLink>
        </span>
      </p>
    </>
  );
}
