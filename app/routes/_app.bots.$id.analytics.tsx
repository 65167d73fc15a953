import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import ChartLine from "lucide-react/icons/chart-line";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { RangeTabs } from "../components/analytics/range-tabs";
import { FigureCharts } from "../components/bot-work/figure-charts";
import { FigureStats } from "../components/bot-work/figure-stats";
import { OpenaiNotice } from "../components/bot-work/openai-notice";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { readBotPlace } from "../lib/bot-work/bot-place.server";
import { readBotFigures } from "../lib/bot-work/read-figures.server";
import { useBotFrame } from "../lib/bots/bot-frame";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["botWork", "analytics"] satisfies Area[] };

const Range = z.enum(["24h", "7d", "30d"]).catch("24h");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const range = Range.parse(new URL(request.url).searchParams.get("range"));
  const place = await readBotPlace(session, params);
  const figures = await readBotFigures(session, place, range);
  return { title: translator(request)("bots:tabs.figures"), range, figures };
}

export const meta = pageMeta;

/** How one bot is doing. */
export default function Figures() {
  const { t } = useTranslation(["botWork", "bots"]);
  const { range, figures } = useLoaderData<typeof loader>();
  const { bot } = useBotFrame();
  const { total, messages } = figures;
  const isEmpty = total.sessions + total.calls + messages === 0;
  return (
    <>
      <h2 className="sr-only">{t("bots:tabs.figures")}</h2>
      <p className="max-w-prose text-muted">{t("figures.lead")}</p>
      <OpenaiNotice kind={bot.kind} />
      <RangeTabs range={range} />
      {isEmpty ? (
        <EmptyState
          icon={<ChartLine />}
          title={t("figures.empty.title")}
          action={<ButtonLink to={`/bots/${bot.id}/chat`}>{t("figures.empty.action")}</ButtonLink>}
        >
          {t("figures.empty.why")}
        </EmptyState>
      ) : (
        <>
          <FigureStats total={total} messages={messages} />
          <FigureCharts range={range} figures={figures} />
        </>
      )}
    </>
  );
}
