import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import WebhookIcon from "lucide-react/icons/webhook";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { EndpointQuery } from "../../lib/contract/endpoint";
import { ENDPOINT_EVENTS } from "../../lib/event-names";
import { EmptyState } from "../components/ui/empty-state";
import { NewButton } from "../components/ui/new-button";
import { Page, PageHeader } from "../components/ui/page-header";
import { Pagination } from "../components/ui/pagination";
import { EndpointTable } from "../components/webhooks/endpoint-table";
import { read } from "../lib/api.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["webhooks"] satisfies Area[] };

const Query = z.object({ cursor: EndpointQuery.shape.cursor.catch(undefined) });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, tenantId, mode, may } = await requireTenant(request, context);
  const { cursor } = Query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const query = { mode, ...(cursor && { cursor }) };
  const page = await read(api.tenants[":tenantId"].endpoints.$get({ param: { tenantId }, query }));
  const title = translator(request)("common:nav.webhooks");
  return { title, page, allEvents: ENDPOINT_EVENTS.length, mayChange: may("developer") };
}

export const meta = pageMeta;

export default function Webhooks() {
  const { t } = useTranslation(["webhooks", "common"]);
  const { page, allEvents, mayChange } = useLoaderData<typeof loader>();
  const isEmpty = page.items.length === 0;
  const button = (
    <NewButton to="/webhooks/new" allowed={mayChange}>
      {t("new")}
    </NewButton>
  );
  return (
    <Page>
      <PageHeader title={t("common:nav.webhooks")} description={t("lead")} actions={!isEmpty && button} />
      {isEmpty ? (
        <EmptyState icon={<WebhookIcon />} title={t("empty.title")} action={button}>
          {t("empty.why")}
        </EmptyState>
      ) : (
        <EndpointTable endpoints={page.items} allEvents={allEvents} />
      )}
      <Pagination nextCursor={page.nextCursor} />
    </Page>
  );
}
