import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import ScrollText from "lucide-react/icons/scroll-text";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { BotCallQuery } from "../../lib/contract/bot";
import { CallTable } from "../components/bot-work/call-table";
import { OpenaiNotice } from "../components/bot-work/openai-notice";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { FilterForm, FilterSelect } from "../components/ui/filter-form";
import { Pagination } from "../components/ui/pagination";
import { read } from "../lib/api.server";
import { readBotPlace } from "../lib/bot-work/bot-place.server";
import { useBotFrame } from "../lib/bots/bot-frame";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["botWork"] satisfies Area[] };

const Filters = z.object({
  failed: z.literal("true").optional().catch(undefined),
  cursor: BotCallQuery.shape.cursor.catch(undefined),
});

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { api, tenantId } = session;
  const query = Filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { botId, mode } = await readBotPlace(session, params);
  const { items, nextCursor } = await read(
    api.tenants[":tenantId"]["bot-calls"].$get({
      param: { tenantId },
      query: { ...query, mode, botId, limit: "50" },
    }),
  );
  const isFiltered = query.failed !== undefined;
  return { title: translator(request)("bots:tabs.calls"), calls: items, nextCursor, isFiltered };
}

export const meta = pageMeta;

/** What each call of the bot's server came to. */
export default function Calls() {
  const { t } = useTranslation(["botWork", "bots"]);
  const { calls, nextCursor, isFiltered } = useLoaderData<typeof loader>();
  const { bot } = useBotFrame();
  const isEmpty = calls.length === 0;
  const words = isFiltered ? "none" : "empty";
  return (
    <>
      <h2 className="sr-only">{t("bots:tabs.calls")}</h2>
      <p className="max-w-prose text-muted">{t("calls.lead")}</p>
      <OpenaiNotice kind={bot.kind} />
      {(!isEmpty || isFiltered) && (
        <FilterForm key={String(isFiltered)} label={t("calls.filter")}>
          <FilterSelect
            name="failed"
            label={t("calls.which")}
            any={t("calls.all")}
            options={[{ value: "true", label: t("calls.failed") }]}
          />
        </FilterForm>
      )}
      {isEmpty ? (
        <EmptyState
          icon={<ScrollText />}
          title={t(`calls.${words}.title`)}
          action={<ButtonLink to={isFiltered ? "." : `/bots/${bot.id}/chat`}>{t(`calls.${words}.action`)}</ButtonLink>}
        >
          {t(`calls.${words}.why`)}
        </EmptyState>
      ) : (
        <CallTable calls={calls} />
      )}
      <Pagination nextCursor={nextCursor} />
    </>
  );
}
