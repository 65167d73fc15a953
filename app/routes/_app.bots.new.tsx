import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BotQuery, DEFAULT_BEHAVIOUR } from "../../lib/contract/bot";
import { BotEditor } from "../components/bots/bot-editor";
import { KindChoice } from "../components/bots/kind-choice";
import { KindMark } from "../components/bots/kind-mark";
import { NoInstance } from "../components/bots/no-instance";
import { Page, PageHeader } from "../components/ui/page-header";
import { TextLink } from "../components/ui/text-link";
import { attempt, problemResponse } from "../lib/api.server";
import { createBot } from "../lib/bots/create-bot.server";
import { listCredentialChoices } from "../lib/bots/credentials.server";
import { readInstanceChoice } from "../lib/bots/instance-choice.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["bots"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { api, tenantId, may } = session;
  if (!may("developer")) throw problemResponse({ code: "forbidden", status: 403, detail: "", requestId: "" });
  const { instances, chosen } = await readInstanceChoice(request, session);
  const kind = BotQuery.shape.kind.catch(undefined).parse(new URL(request.url).searchParams.get("kind") ?? undefined);
  const title = translator(request)("bots:new.title");
  if (!kind || !chosen) return { title, instances, chosen, draft: null };
  const at = { kind, instanceId: chosen.id };
  const routes = api.tenants[":tenantId"].instances[":instanceId"].bots[":kind"].settings;
  const [settings, credentials] = await Promise.all([
    attempt(routes.$get({ param: { tenantId, ...at } })),
    listCredentialChoices(session, at),
  ]);
  // An old server does not know every kind; it says so when the bot is to be made.
  const behaviour = settings.ok ? settings.data : DEFAULT_BEHAVIOUR;
  return { title, instances, chosen, draft: { kind, behaviour, credentials } };
}

export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { create: createBot });

export const meta = pageMeta;

export default function NewBot() {
  const { t } = useTranslation(["bots", "common"]);
  const { instances, chosen, draft } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const lead = draft && chosen && (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <KindMark kind={draft.kind} />
      <span>{chosen.name}</span>
      <TextLink to={`?instanceId=${chosen.id}`}>{t("new.another")}</TextLink>
    </span>
  );
  return (
    <Page>
      <PageHeader
        title={t("new.title")}
        description={lead ?? t("new.lead")}
        trail={[{ to: "/bots", label: t("common:nav.bots") }]}
      />
      {!chosen && <NoInstance />}
      {chosen && !draft && <KindChoice instances={instances} chosen={chosen.id} />}
      {chosen && draft && (
        <BotEditor key={`${chosen.id} ${draft.kind}`} {...draft} instanceId={chosen.id} answer={answer} mayChange />
      )}
    </Page>
  );
}
