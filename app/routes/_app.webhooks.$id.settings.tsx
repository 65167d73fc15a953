import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EVENT_GROUPS } from "../../lib/contract/endpoint";
import { DeleteSection } from "../components/webhooks/delete-section";
import { EndpointEditor } from "../components/webhooks/endpoint-editor";
import { SecretSection } from "../components/webhooks/secret-section";
import { isFormAnswer } from "../lib/form";
import { pageMeta } from "../lib/meta";
import { listInstanceChoices } from "../lib/own-instances.server";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { useEndpointPage } from "../lib/webhooks/endpoint-page";
import {
  deleteEndpoint,
  revealSecret,
  rollSecret,
  switchEndpoint,
  updateEndpoint,
} from "../lib/webhooks/settings-intents.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const instances = await listInstanceChoices(session, session.mode);
  return { title: translator(request)("webhooks:tabs.settings"), instances, groups: EVENT_GROUPS };
}

/** Each button of this page posts its `intent`. */
export const action = (action: ActionFunctionArgs) =>
  runTenantIntent(action, {
    update: updateEndpoint,
    switch: switchEndpoint,
    reveal: revealSecret,
    roll: rollSecret,
    delete: deleteEndpoint,
  });

export const meta = pageMeta;

export default function EndpointSettings() {
  const { t } = useTranslation("webhooks");
  const { instances, groups } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { endpoint, mayChange, maySeeSecret } = useEndpointPage();
  const shown = answer && "secret" in answer ? answer : undefined;
  const isEdit = isFormAnswer(answer) && answer.result.initialValue?.intent === "update";
  return (
    <>
      <h2 className="sr-only">{t("tabs.settings")}</h2>
      <EndpointEditor
        key={endpoint.version}
        {...{ endpoint, answer: isEdit ? answer : undefined, instances, groups, mayChange }}
      />
      <SecretSection answer={isEdit ? undefined : answer} shown={shown} maySeeSecret={maySeeSecret} />
      <DeleteSection endpoint={endpoint} mayChange={mayChange} />
    </>
  );
}
