import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { Email, NewTenant, Password } from "../../lib/contract/account";
import { TimeZone } from "../../lib/contract/time-zone";
import { AuthHeading } from "../components/auth/auth-heading";
import { SocialButtons } from "../components/auth/social-buttons";
import { TimeZoneField } from "../components/time-zone-field";
import { FormError } from "../components/ui/form-error";
import { TextField } from "../components/ui/form-fields";
import { SubmitButton } from "../components/ui/submit-button";
import { TextLink } from "../components/ui/text-link";
import { askAuth, listProviders } from "../lib/auth.server";
import { useAppForm } from "../lib/form";
import { readForm } from "../lib/form.server";
import { pageMeta } from "../lib/meta";
import { localeOf } from "../lib/preferences.server";
import { regionOf, timeZones, USUAL_TIME_ZONE } from "../lib/regions";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const usual = USUAL_TIME_ZONE[localeOf(request)];
  const providers = await listProviders(request, context);
  return { title: translator(request)("auth:signUp.title"), zones: timeZones(), usual, providers };
}

const { name: Name } = NewTenant.shape;
const SignUp = z.object({ name: Name, email: Email, password: Password, company: Name, timeZone: TimeZone });
type SignUp = z.input<typeof SignUp>;

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, SignUp);
  if (!form.ok) return form.answer;
  const { company, timeZone, ...person } = form.value;
  const tenant = { name: company, timeZone, region: regionOf(timeZone), locale: localeOf(request) };
  const result = await askAuth(request, context, { path: "/auth/sign-up/email", body: { ...person, tenant } });
  if (!result.ok) return form.refuse(result.problem);
  return redirect(`/check-mail?email=${encodeURIComponent(person.email)}`, { headers: result.cookies });
}

export const meta = pageMeta;

export default function SignUpScreen() {
  const { t } = useTranslation("auth");
  const { zones, usual, providers } = useLoaderData<typeof loader>();
  const { form, fields } = useAppForm<SignUp>({
    id: "sign-up",
    answer: useActionData<typeof action>(),
    defaultValue: { timeZone: usual },
  });
  return (
    <>
      <AuthHeading title={t("signUp.title")}>{t("signUp.lead")}</AuthHeading>
      <SocialButtons providers={providers} next="/" />
      <Form {...form.props} className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <TextField field={fields.name} label={t("fields.name")} autoComplete="name" autoFocus />
        <TextField field={fields.email} label={t("fields.email")} type="email" autoComplete="username" />
        <TextField
          field={fields.password}
          label={t("fields.password")}
          hint={t("fields.passwordHint")}
          type="password"
          autoComplete="new-password"
        />
        <TextField
          field={fields.company}
          label={t("fields.company")}
          hint={t("fields.companyHint")}
          autoComplete="organization"
        />
        <TimeZoneField field={fields.timeZone} label={t("fields.timeZone")} zones={zones} fromBrowser />
        <SubmitButton size="lg">{t("signUp.button")}</SubmitButton>
      </Form>
      <p>
        {t("signUp.hasAccount")} <TextLink to="/sign-in">{t("signUp.toSignIn")}</TextLink>
      </p>
    </>
  );
}
