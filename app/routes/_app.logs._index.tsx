import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { CallDialog } from "../components/logs/call-dialog";
import { LogFilters } from "../components/logs/log-filters";
import { LogView } from "../components/logs/log-view";
import { Page, PageHeader } from "../components/ui/page-header";
import { Pagination } from "../components/ui/pagination";
import { read } from "../lib/api.server";
import type { Area } from "../lib/locales";
import { readFilters, readLog } from "../lib/logs/log-query.server";
import { replayCall } from "../lib/logs/replay.server";
import { pageMeta } from "../lib/meta";
import { listInstanceChoices } from "../lib/own-instances.server";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["logs"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { api, tenantId, mode, may } = session;
  const filters = readFilters(request.url);
  const call = z.uuid().safeParse(new URL(request.url).searchParams.get("call")).data;
  const [page, instances, keys, opened] = await Promise.all([
    readLog(session, filters),
    listInstanceChoices(session, mode),
    read(api.tenants[":tenantId"].keys.$get({ param: { tenantId }, query: { mode, limit: "100" } })),
    call ? readLog(session, { q: call }) : undefined,
  ]);
  return {
    title: translator(request)("common:nav.logs"),
    page,
    instances,
    keys: keys.items.map(({ id, name }) => ({ id, name })),
    opened: opened?.items[0] ?? null,
    isFiltered: Object.values(filters).some((value) => value !== undefined),
    mayReplay: may("developer"),
    gatewayUrl: context.cloudflare.env.GATEWAY_URL,
  };
}

export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { replay: replayCall });

export const meta = pageMeta;

export default function Logs() {
  const { t } = useTranslation(["logs", "common"]);
  const { page, instances, keys, opened, isFiltered, mayReplay, gatewayUrl } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const replayed = answer && "replayed" in answer ? answer.replayed : undefined;
  const { search } = useLocation();
  const filters = withoutCall(search);
  return (
    <Page>
      <PageHeader
        title={t("common:nav.logs")}
        description={`${t("lead")} ${t("retention", { count: page.keptDays })}`}
      />
      <LogFilters key={`filter ${filters}`} instances={instances} keys={keys} />
      {/* Another filter or another page: a list of its own. */}
      <LogView
        key={`list ${filters}`}
        entries={page.items}
        search={filters}
        isFiltered={isFiltered}
        isReading={opened !== null}
      />
      <Pagination nextCursor={page.nextCursor} />
      {opened && <CallDialog {...{ answer, replayed, mayReplay, gatewayUrl }} call={opened} />}
    </Page>
  );
}

/** The filters alone: opening a call changes none of them. */
function withoutCall(search: string): string {
  const params = new URLSearchParams(search);
  params.delete("call");
  return params.size > 0 ? `?${params}` : "";
}
