import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AddCredentials } from "../components/bots/add-credentials";
import { CredentialsTable } from "../components/bots/credentials-table";
import { InstancePicker } from "../components/bots/instance-picker";
import { NoInstance } from "../components/bots/no-instance";
import { Section } from "../components/ui/section";
import { addCredentials, deleteCredentials } from "../lib/bots/credential-intents.server";
import { readCredentials } from "../lib/bots/credentials.server";
import { readInstanceChoice } from "../lib/bots/instance-choice.server";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { instances, chosen } = await readInstanceChoice(request, session);
  const credentials = chosen ? await readCredentials(session, chosen.id) : [];
  const title = translator(request)("bots:parts.credentials");
  return { title, instances, chosen, credentials, mayChange: session.may("developer") };
}

export const action = (action: ActionFunctionArgs) =>
  runTenantIntent(action, { add: addCredentials, delete: deleteCredentials });

export const meta = pageMeta;

export default function Credentials() {
  const { t } = useTranslation("bots");
  const { instances, chosen, credentials, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!chosen) return <NoInstance />;
  return (
    <Section title={t("credentials.title")} description={t("credentials.lead")}>
      <InstancePicker instances={instances} chosen={chosen.id} />
      {credentials.length > 0 && (
        <CredentialsTable instanceId={chosen.id} credentials={credentials} mayChange={mayChange} />
      )}
      <AddCredentials
        key={`${chosen.id} ${credentials.length}`}
        instanceId={chosen.id}
        answer={answer}
        mayChange={mayChange}
      />
    </Section>
  );
}
