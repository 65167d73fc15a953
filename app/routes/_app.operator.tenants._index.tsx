import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { OperatorTenantQuery } from "../../lib/contract/tenant-profile";
import { TenantFilters } from "../components/operator/tenant-filters";
import { TenantTable } from "../components/operator/tenant-table";
import { Card } from "../components/ui/card";
import { Pagination } from "../components/ui/pagination";
import { read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { requireOperator } from "../lib/session.server";
import { translator } from "../lib/translator.server";

/** What does not fit is left out: an address that somebody has typed wrong shows the whole list. */
const Filters = z.object({
  search: OperatorTenantQuery.shape.search.catch(undefined),
  status: OperatorTenantQuery.shape.status.catch(undefined),
  planId: OperatorTenantQuery.shape.planId.catch(undefined),
  cursor: OperatorTenantQuery.shape.cursor.catch(undefined),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const query = Filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [page, plans] = await Promise.all([
    read(api.operator.tenants.$get({ query })),
    read(api.operator.plans.$get()),
  ]);
  const choices = plans.items.map(({ id, definition }) => ({ value: id, label: definition.name }));
  return { title: translator(request)("operator:tabs.tenants"), page, choices };
}

export const meta = pageMeta;

export default function Tenants() {
  const { t } = useTranslation("operator");
  const { page, choices } = useLoaderData<typeof loader>();
  return (
    <div className="grid gap-4">
      <TenantFilters plans={choices} />
      {page.items.length > 0 ? <TenantTable tenants={page.items} /> : <Card>{t("tenants.none")}</Card>}
      <Pagination nextCursor={page.nextCursor} />
    </div>
  );
}
