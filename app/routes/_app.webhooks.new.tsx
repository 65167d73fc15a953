import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EVENT_GROUPS } from "../../lib/contract/endpoint";
import { Page, PageHeader } from "../components/ui/page-header";
import { EndpointEditor } from "../components/webhooks/endpoint-editor";
import { attempt, problemResponse } from "../lib/api.server";
import { redirectWithToast } from "../lib/flash.server";
import { readForm } from "../lib/form.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { listInstanceChoices } from "../lib/own-instances.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { atEditorFields, chosenInstances, EndpointForm, readHeaders } from "../lib/webhooks/endpoint-form.server";

export const handle = { areas: ["webhooks"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const forbidden = { code: "forbidden", status: 403, detail: "", requestId: "" };
  if (!session.may("developer")) throw problemResponse(forbidden);
  const instances = await listInstanceChoices(session, session.mode);
  return { title: translator(request)("webhooks:new"), instances, groups: EVENT_GROUPS };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { api, tenantId, mode } = await requireTenant(request, context);
  const given = await readHeaders(request);
  const form = await readForm(request, EndpointForm);
  if (!form.ok) return form.answer;
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? ""]));
  const json = { ...form.value, mode, headers, instances: chosenInstances(form.value.instances) };
  const made = await attempt(api.tenants[":tenantId"].endpoints.$post({ param: { tenantId }, json }));
  if (!made.ok) return form.refuse(atEditorFields(request, made.problem));
  const title = translator(request)("webhooks:form.created");
  return redirectWithToast(`/webhooks/${made.data.id}`, { tone: "good", title });
}

export const meta = pageMeta;

export default function NewEndpoint() {
  const { t } = useTranslation(["webhooks", "common"]);
  const { instances, groups } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t("new")}
        description={t("form.lead")}
        trail={[{ to: "/webhooks", label: t("common:nav.webhooks") }]}
      />
      <EndpointEditor answer={useActionData<typeof action>()} instances={instances} groups={groups} mayChange />
    </Page>
  );
}
