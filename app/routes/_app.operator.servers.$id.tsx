import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ServerActions } from "../components/operator/server-actions";
import { ServerFacts } from "../components/operator/server-facts";
import { ServerForm } from "../components/operator/server-form";
import { ServerHealth } from "../components/operator/server-health";
import { Unmanaged } from "../components/operator/unmanaged";
import { Card } from "../components/ui/card";
import { PageHeader } from "../components/ui/page-header";
import { Section } from "../components/ui/section";
import { attempt, read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { runOperatorIntent } from "../lib/operator/run-operator-intent.server";
import * as intents from "../lib/operator/server-intents.server";
import { requireOperator } from "../lib/session.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const param = { serverId: params.id ?? "" };
  const one = api.operator.servers[":serverId"];
  const server = await read(one.$get({ param }));
  // The server itself is asked, which may take a while: only when somebody wants to know.
  const isAsked = new URL(request.url).searchParams.has("unmanaged");
  const unmanaged = isAsked ? await attempt(one.unmanaged.$get({ param })) : null;
  const found = unmanaged?.ok ? unmanaged.data.items : null;
  const problem = unmanaged && !unmanaged.ok ? unmanaged.problem : null;
  return { title: server.name, server, found, problem };
}

export const action = (action: ActionFunctionArgs) =>
  runOperatorIntent(action, {
    update: intents.updateServer,
    toggle: intents.toggleServer,
    check: intents.checkServer,
    delete: intents.deleteServer,
    adopt: intents.adoptInstance,
  });

export const meta = pageMeta;

export default function Server() {
  const { t } = useTranslation("operator");
  const { server, found, problem } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={server.name}
        description={server.url}
        badge={<ServerHealth server={server} />}
        trail={[{ to: "/operator/servers", label: t("tabs.servers") }]}
        actions={<ServerActions server={server} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ServerFacts server={server} />
        <Section title={t("servers.change")}>
          <Card>
            <ServerForm key={server.revision} intent="update" server={server} answer={answer} />
          </Card>
        </Section>
      </div>
      <Unmanaged found={found} problem={problem} answer={answer} />
    </div>
  );
}
