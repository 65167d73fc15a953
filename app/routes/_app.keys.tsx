import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import KeyRound from "lucide-react/icons/key-round";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { ApiKeyQuery } from "../../lib/contract/api-key";
import { KeyDialogs } from "../components/keys/key-dialogs";
import { KeyFilters } from "../components/keys/key-filters";
import { KeyTable } from "../components/keys/key-table";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { NewButton } from "../components/ui/new-button";
import { Page, PageHeader } from "../components/ui/page-header";
import { Pagination } from "../components/ui/pagination";
import { read } from "../lib/api.server";
import { createKey, revokeKey, rollKey } from "../lib/keys/intents.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { listInstanceChoices } from "../lib/own-instances.server";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { useAddressWith } from "../lib/use-address-with";

export const handle = { areas: ["keys"] satisfies Area[] };

const UNUSED_MS = 30 * 86_400_000;

/** What does not fit is left out: an address that somebody has typed wrong shows the whole list. */
const Filters = z.object({
  state: ApiKeyQuery.shape.state.catch(undefined),
  unused: z.literal("on").optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { api, tenantId, mode, may } = session;
  const { searchParams } = new URL(request.url);
  const { unused, ...filter } = Filters.parse(Object.fromEntries(searchParams));
  const unusedSince = new Date(Date.now() - UNUSED_MS).toISOString();
  const query = { ...filter, mode, ...(unused && { unusedSince }) };
  const mayChange = may("developer");
  const isMaking = searchParams.has("new") && mayChange;
  const [page, live, test] = await Promise.all([
    read(api.tenants[":tenantId"].keys.$get({ param: { tenantId }, query })),
    isMaking ? listInstanceChoices(session, "live") : [],
    isMaking ? listInstanceChoices(session, "test") : [],
  ]);
  const isFiltered = filter.state !== undefined || unused !== undefined || filter.cursor !== undefined;
  const gatewayUrl = context.cloudflare.env.GATEWAY_URL;
  const title = translator(request)("common:nav.keys");
  return { title, page, unusedSince, instances: { live, test }, mode, isFiltered, mayChange, gatewayUrl };
}

/** Each button of this page posts its `intent`. */
export const action = (action: ActionFunctionArgs) =>
  runTenantIntent(action, { create: createKey, roll: rollKey, revoke: revokeKey });

export const meta = pageMeta;

export default function Keys() {
  const { t } = useTranslation(["keys", "common"]);
  const { page, unusedSince, instances, mode, isFiltered, mayChange, gatewayUrl } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "made" in answer ? answer.made : undefined;
  const isEmpty = page.items.length === 0;
  const dialog = useAddressWith("new", "1");
  const button = (
    <NewButton to={dialog} preventScrollReset allowed={mayChange}>
      {t("create.title")}
    </NewButton>
  );
  return (
    <Page>
      <PageHeader title={t("common:nav.keys")} description={t("lead")} actions={(!isEmpty || isFiltered) && button} />
      {(!isEmpty || isFiltered) && <KeyFilters key={String(isFiltered)} />}
      {isEmpty && !isFiltered && (
        <EmptyState icon={<KeyRound />} title={t("empty.title")} action={button}>
          {t("empty.why")}
        </EmptyState>
      )}
      {isEmpty && isFiltered && (
        <EmptyState
          icon={<KeyRound />}
          title={t("none.title")}
          action={<ButtonLink to="/keys">{t("none.all")}</ButtonLink>}
        >
          {t("none.why")}
        </EmptyState>
      )}
      {!isEmpty && <KeyTable keys={page.items} unusedSince={unusedSince} mayChange={mayChange} />}
      <Pagination nextCursor={page.nextCursor} />
      {mayChange && <KeyDialogs {...{ answer, made, mode, instances, gatewayUrl }} keys={page.items} />}
    </Page>
  );
}
