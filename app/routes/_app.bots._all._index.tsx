import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import BotMessageSquare from "lucide-react/icons/bot-message-square";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { BotQuery } from "../../lib/contract/bot";
import { BotFilters } from "../components/bots/bot-filters";
import { BotTable } from "../components/bots/bot-table";
import { ConflictNotices } from "../components/bots/conflict-notices";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { NewButton } from "../components/ui/new-button";
import { Notice } from "../components/ui/notice";
import { Pagination } from "../components/ui/pagination";
import { read } from "../lib/api.server";
import { listInstanceChoices } from "../lib/own-instances.server";
import { requireTenant } from "../lib/session.server";

const Filters = z.object({
  instanceId: BotQuery.shape.instanceId.catch(undefined),
  kind: BotQuery.shape.kind.catch(undefined),
  cursor: BotQuery.shape.cursor.catch(undefined),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { api, tenantId, mode, may } = session;
  const query = Filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [page, instances] = await Promise.all([
    read(api.tenants[":tenantId"].bots.$get({ param: { tenantId }, query: { ...query, mode } })),
    listInstanceChoices(session, mode),
  ]);
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  return { page, instances, isFiltered, mode, mayChange: may("developer") };
}

export default function Bots() {
  const { t } = useTranslation("bots");
  const { page, instances, isFiltered, mode, mayChange } = useLoaderData<typeof loader>();
  const isEmpty = page.items.length === 0;
  const silent = instances.filter(({ id }) => page.unreachable.includes(id)).map(({ name }) => name);
  return (
    <>
      <h2 className="sr-only">{t("parts.list")}</h2>
      {(!isEmpty || isFiltered) && <BotFilters key={`${mode} ${isFiltered}`} instances={instances} />}
      {page.unreachable.length > 0 && (
        <Notice tone="warn" title={t("unreachable.title", { names: silent.join(", ") })}>
          {t("unreachable.why")}
        </Notice>
      )}
      <ConflictNotices bots={page.items} instances={instances} />
      {isEmpty ? (
        <Nothing isFiltered={isFiltered} hasInstance={instances.length > 0} mayChange={mayChange} />
      ) : (
        <BotTable bots={page.items} instances={instances} mayChange={mayChange} />
      )}
      <Pagination nextCursor={page.nextCursor} />
    </>
  );
}

interface NothingProps {
  isFiltered: boolean;
  hasInstance: boolean;
  mayChange: boolean;
}

/** What a bot is, and what comes before one: a number. */
function Nothing({ isFiltered, hasInstance, mayChange }: NothingProps) {
  const { t } = useTranslation("bots");
  if (isFiltered) {
    return (
      <EmptyState
        icon={<BotMessageSquare />}
        title={t("none.title")}
        action={<ButtonLink to="/bots">{t("none.all")}</ButtonLink>}
      >
        {t("none.why")}
      </EmptyState>
    );
  }
  const next = hasInstance ? (
    <NewButton to="/bots/new" allowed={mayChange}>
      {t("new.title")}
    </NewButton>
  ) : (
    <ButtonLink variant="primary" to="/instances">
      {t("empty.connect")}
    </ButtonLink>
  );
  return (
    <EmptyState icon={<BotMessageSquare />} title={t("empty.title")} action={next}>
      {t(hasInstance ? "empty.why" : "empty.whyNumber")}
    </EmptyState>
  );
}
