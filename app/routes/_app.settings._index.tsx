import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { NewTenant } from "../../lib/contract/account";
import { Card } from "../components/ui/card";
import { Field } from "../components/ui/field";
import { FormError } from "../components/ui/form-error";
import { TextField } from "../components/ui/form-fields";
import { Input } from "../components/ui/input";
import { Section } from "../components/ui/section";
import { SubmitButton } from "../components/ui/submit-button";
import { attempt } from "../lib/api.server";
import { redirectWithToast } from "../lib/flash.server";
import { useAppForm } from "../lib/form";
import { readForm } from "../lib/form.server";
import { pageMeta } from "../lib/meta";
import { requireUser } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { me } = await requireUser(request, context);
  return { title: translator(request)("settings:profile.title"), name: me.name, email: me.email };
}

const Profile = z.object({ name: NewTenant.shape.name });
type Profile = z.input<typeof Profile>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { api } = await requireUser(request, context);
  const form = await readForm(request, Profile);
  if (!form.ok) return form.answer;
  const result = await attempt(api.me.$patch({ json: form.value }));
  if (!result.ok) return form.refuse(result.problem);
  return redirectWithToast("/settings", { tone: "good", title: translator(request)("common:saved") });
}

export const meta = pageMeta;

export default function ProfileScreen() {
  const { t } = useTranslation(["settings", "common"]);
  const { name, email } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form, fields } = useAppForm<Profile>({ id: "profile", answer, defaultValue: { name } });
  return (
    <Section title={t("profile.title")} description={t("profile.lead")}>
      <Card className="max-w-xl">
        <Form {...form.props} className="grid gap-4">
          <FormError errors={form.errors} requestId={form.requestId} />
          <TextField field={fields.name} label={t("profile.name")} autoComplete="name" />
          <Field id="profile-email" label={t("profile.email")} hint={t("profile.emailHint")}>
            <Input id="profile-email" value={email} readOnly aria-describedby="profile-email-description" />
          </Field>
          <SubmitButton className="justify-self-start">{t("common:save")}</SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
