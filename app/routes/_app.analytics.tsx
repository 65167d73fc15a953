import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import ChartLine from "lucide-react/icons/chart-line";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { AnalyticsCharts } from "../components/analytics/analytics-charts";
import { InstanceSums } from "../components/analytics/instance-sums";
import { MessageFates } from "../components/analytics/message-fates";
import { RangeTabs } from "../components/analytics/range-tabs";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { Page, PageHeader } from "../components/ui/page-header";
import { readAnalytics } from "../lib/analytics/read-analytics.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["analytics"] satisfies Area[] };

const Range = z.enum(["24h", "7d", "30d"]).catch("24h");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const range = Range.parse(new URL(request.url).searchParams.get("range"));
  const figures = await readAnalytics(session, range);
  return { title: translator(request)("common:nav.analytics"), range, mode: session.mode, figures };
}

export const meta = pageMeta;

export default function AnalyticsScreen() {
  const { t } = useTranslation(["analytics", "common"]);
  const { range, mode, figures } = useLoaderData<typeof loader>();
  const { totals, calls, instances } = figures;
  const isEmpty = totals.sent + totals.received === 0 && calls.every((count) => count === 0);
  return (
    <Page>
      <PageHeader title={t("common:nav.analytics")} description={t("lead")} />
      <RangeTabs range={range} />
      {isEmpty ? (
        <EmptyState
          icon={<ChartLine />}
          title={t("empty.title")}
          action={
            <ButtonLink variant="primary" to={mode === "test" ? "/sandbox" : "/instances"}>
              {t(mode === "test" ? "empty.sandbox" : "empty.instances")}
            </ButtonLink>
          }
        >
          {t("empty.why")}
        </EmptyState>
      ) : (
        <>
          <MessageFates totals={totals} />
          <AnalyticsCharts range={range} figures={figures} />
          <InstanceSums instances={instances} />
        </>
      )}
    </Page>
  );
}
