import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData, useLocation } from "@remix-run/react";
import Download from "lucide-react/icons/download";
import History from "lucide-react/icons/history";
import { useTranslation } from "react-i18next";
import { AuditFilters } from "../components/audit/audit-filters";
import { AuditTable } from "../components/audit/audit-table";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { Page, PageHeader } from "../components/ui/page-header";
import { Pagination } from "../components/ui/pagination";
import { read } from "../lib/api.server";
import { readAuditQuery } from "../lib/audit/audit-query.server";
import { findInstanceNames } from "../lib/audit/instance-names.server";
import { jsonOf } from "../lib/json-answer.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["audit"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, tenantId, tenant } = await requireTenant(request, context);
  const query = readAuditQuery(request.url, tenant.timeZone);
  const param = { tenantId };
  const [page, members] = await Promise.all([
    read(api.tenants[":tenantId"].audit.$get({ param, query: { ...query, format: "json" } })),
    read(api.tenants[":tenantId"].members.$get({ param })),
  ]);
  const found = jsonOf(page);
  return {
    title: translator(request)("common:nav.audit"),
    page: found,
    instances: await findInstanceNames({ api, tenantId }, found.items),
    people: members.items.map(({ userId, name }) => ({ value: `user:${userId}`, label: name })),
    isFiltered: Object.values(query).some((value) => value !== undefined),
  };
}

export const meta = pageMeta;

export default function Audit() {
  const { t } = useTranslation(["audit", "common"]);
  const { page, people, instances, isFiltered } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const part = isFiltered ? "none" : "empty";
  return (
    <Page>
      <PageHeader
        title={t("common:nav.audit")}
        description={t("lead")}
        actions={
          <ButtonLink to={`/audit/csv${search}`} reloadDocument download>
            <Download aria-hidden="true" />
            {t("csv")}
          </ButtonLink>
        }
      />
      <AuditFilters key={search} people={people} />
      {page.items.length > 0 && <AuditTable entries={page.items} people={people} instances={instances} />}
      {page.items.length === 0 && (
        <EmptyState
          icon={<History />}
          title={t(`${part}.title`)}
          action={
            <ButtonLink to={isFiltered ? "/audit" : "/"}>{t(isFiltered ? "none.all" : "empty.button")}</ButtonLink>
          }
        >
          {t(`${part}.why`)}
        </EmptyState>
      )}
      <Pagination nextCursor={page.nextCursor} />
    </Page>
  );
}
