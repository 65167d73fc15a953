import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DangerZone } from "../components/instances/danger-zone";
import { InstanceKeySection } from "../components/instances/instance-key-section";
import { SettingsForm } from "../components/instances/settings-form";
import { read } from "../lib/api.server";
import { useInstancePage } from "../lib/instances/instance-page";
import { runIntent } from "../lib/instances/intents.server";
import {
  changeSettings,
  deleteNumber,
  logoutNumber,
  restartNumber,
  rollNumberKey,
} from "../lib/instances/settings-intents.server";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, tenantId } = await requireTenant(request, context);
  const param = { tenantId, instanceId: params.id ?? "" };
  const { settings, version } = await read(api.tenants[":tenantId"].instances[":instanceId"].settings.$get({ param }));
  return { title: translator(request)("instances:tabs.settings"), settings, version };
}

/** Each button of this page posts its `intent`. */
const INTENTS = {
  settings: changeSettings,
  restart: restartNumber,
  logout: logoutNumber,
  delete: deleteNumber,
  roll: rollNumberKey,
};

export const action = (action: ActionFunctionArgs) => runIntent(action, INTENTS);

export const meta = pageMeta;

export default function InstanceSettings() {
  const { settings, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { instance, mayChange } = useInstancePage();
  return (
    <>
      <SettingsForm key={version} settings={settings} version={version} answer={answer} mayChange={mayChange} />
      <InstanceKeySection instance={instance} mayChange={mayChange} />
      <DangerZone instance={instance} mayChange={mayChange} />
    </>
  );
}
