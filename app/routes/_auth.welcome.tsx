import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { NewTenant } from "../../lib/contract/account";
import { TimeZone } from "../../lib/contract/time-zone";
import { AuthHeading } from "../components/auth/auth-heading";
import { OwnInvitations } from "../components/auth/own-invitations";
import { TimeZoneField } from "../components/time-zone-field";
import { Button } from "../components/ui/button";
import { FormError } from "../components/ui/form-error";
import { TextField } from "../components/ui/form-fields";
import { SubmitButton } from "../components/ui/submit-button";
import { attempt, problemResponse } from "../lib/api.server";
import { useAppForm } from "../lib/form";
import { readForm } from "../lib/form.server";
import { pageMeta } from "../lib/meta";
import { localeOf, rememberPreference } from "../lib/preferences.server";
import { regionOf, timeZones, USUAL_TIME_ZONE } from "../lib/regions";
import { requireUser } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { me } = await requireUser(request, context);
  return {
    title: translator(request)("auth:welcome.title"),
    invitations: me.invitations,
    zones: timeZones(),
    // What sign-up asked for and could not finish is offered again.
    wish: {
      name: me.wishedTenant?.name ?? "",
      timeZone: me.wishedTenant?.timeZone ?? USUAL_TIME_ZONE[localeOf(request)],
    },
  };
}

const Company = z.object({ name: NewTenant.shape.name, timeZone: TimeZone });
type Company = z.input<typeof Company>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { api } = await requireUser(request, context);
  const answered = await answerInvitation(await request.clone().formData(), api);
  if (answered) return answered;
  const form = await readForm(request, Company);
  if (!form.ok) return form.answer;
  const json = { ...form.value, region: regionOf(form.value.timeZone), locale: localeOf(request) };
  const result = await attempt(api.me.tenants.$post({ json }));
  if (!result.ok) return form.refuse(result.problem);
  return redirect("/", { headers: { "set-cookie": rememberPreference("tenant", result.data.id) } });
}

async function answerInvitation(form: FormData, api: Awaited<ReturnType<typeof requireUser>>["api"]) {
  const { intent, id } = Object.fromEntries(form);
  if (typeof id !== "string") return undefined;
  const { accept, decline } = api.me.invitations;
  if (intent === "decline") {
    const declined = await attempt(decline.$post({ json: { id } }));
    if (!declined.ok) throw problemResponse(declined.problem);
    return redirect("/welcome");
  }
  const result = await attempt(accept.$post({ json: { id } }));
  if (!result.ok) throw problemResponse(result.problem);
  return redirect("/", { headers: { "set-cookie": rememberPreference("tenant", result.data.tenantId) } });
}

export const meta = pageMeta;

export default function Welcome() {
  const { t } = useTranslation("auth");
  const { invitations, zones, wish } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { form, fields } = useAppForm<Company>({ id: "company", answer, defaultValue: wish });
  return (
    <>
      <OwnInvitations invitations={invitations} />
      <AuthHeading title={t("welcome.title")}>{t("welcome.lead")}</AuthHeading>
      <Form {...form.props} className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <TextField field={fields.name} label={t("fields.company")} autoComplete="organization" />
        <TimeZoneField field={fields.timeZone} label={t("fields.timeZone")} zones={zones} fromBrowser={!wish.name} />
        <SubmitButton size="lg">{t("welcome.button")}</SubmitButton>
      </Form>
      <Form method="post" action="/sign-out">
        <Button type="submit" variant="quiet">
          {t("welcome.signOut")}
        </Button>
      </Form>
    </>
  );
}
