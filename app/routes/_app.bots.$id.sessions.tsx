import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import ContactRound from "lucide-react/icons/contact-round";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { type BotSession, SessionQuery } from "../../lib/contract/bot";
import { SessionTable } from "../components/bot-work/session-table";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { FilterForm, FilterSelect } from "../components/ui/filter-form";
import { LiveState } from "../components/ui/live-state";
import { Pagination } from "../components/ui/pagination";
import { read } from "../lib/api.server";
import { toSessionRow } from "../lib/bot-work/bot-session";
import { changeSession } from "../lib/bot-work/change-session.server";
import { botApi } from "../lib/bots/bot-api.server";
import { useBotFrame } from "../lib/bots/bot-frame";
import { useInstancesLive } from "../lib/instances/use-instances-live";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { useLateRefresh } from "../lib/use-late-refresh";

export const handle = { areas: ["botWork"] satisfies Area[] };

const Filters = z.object({
  status: SessionQuery.shape.status.catch(undefined),
  cursor: SessionQuery.shape.cursor.catch(undefined),
});
const STATES: readonly BotSession["status"][] = ["opened", "paused", "closed"];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { routes, param } = botApi({ session, params });
  const query = Filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { items, nextCursor } = await read(routes.sessions.$get({ param, query: { ...query, limit: "25" } }));
  return {
    title: translator(request)("bots:tabs.sessions"),
    sessions: items.map(toSessionRow),
    nextCursor,
    isFiltered: query.status !== undefined,
  };
}

export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { change: changeSession });

export const meta = pageMeta;

/** Its server has heard the contact before we tell of it; a bot takes a moment to begin. */
const CHANGED_AFTER_MS = 1_500;

/** Whom the bot talks to. Each message of its number may begin or change a conversation, so the list is asked for again. */
export default function Sessions() {
  const { t } = useTranslation(["botWork", "bots"]);
  const { sessions, nextCursor, isFiltered } = useLoaderData<typeof loader>();
  const { bot, instance, mayChange } = useBotFrame();
  const { state, messages } = useInstancesLive();
  useLateRefresh(
    messages.find(({ instanceId }) => instanceId === instance.id),
    CHANGED_AFTER_MS,
  );
  const isEmpty = sessions.length === 0;
  const words = isFiltered ? "none" : "empty";
  return (
    <>
      <h2 className="sr-only">{t("bots:tabs.sessions")}</h2>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{t("sessions.lead")}</p>
        <LiveState state={state} />
      </div>
      {(!isEmpty || isFiltered) && (
        <FilterForm key={String(isFiltered)} label={t("sessions.filter")}>
          <FilterSelect
            name="status"
            label={t("sessions.state")}
            any={t("sessions.anyState")}
            options={STATES.map((value) => ({ value, label: t(`sessions.states.${value}`) }))}
          />
        </FilterForm>
      )}
      {isEmpty ? (
        <EmptyState
          icon={<ContactRound />}
          title={t(`sessions.${words}.title`)}
          action={
            <ButtonLink to={isFiltered ? "." : `/bots/${bot.id}/chat`}>{t(`sessions.${words}.action`)}</ButtonLink>
          }
        >
          {t(`sessions.${words}.why`)}
        </EmptyState>
      ) : (
        <SessionTable sessions={sessions} mayChange={mayChange} />
      )}
      <Pagination nextCursor={nextCursor} />
    </>
  );
}
