import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import Smartphone from "lucide-react/icons/smartphone";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { CreateInstance, InstanceQuery } from "../../lib/contract/instance";
import { CreateForm } from "../components/instances/create-form";
import { InstanceFilters } from "../components/instances/instance-filters";
import { InstanceTable } from "../components/instances/instance-table";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { LiveState } from "../components/ui/live-state";
import { NewButton } from "../components/ui/new-button";
import { Page, PageHeader } from "../components/ui/page-header";
import { Pagination } from "../components/ui/pagination";
import { UrlDialog } from "../components/ui/url-dialog";
import { attempt, read } from "../lib/api.server";
import { readForm } from "../lib/form.server";
import { withView } from "../lib/instances/live-instance";
import { useInstancesLive } from "../lib/instances/use-instances-live";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { useAddressWith } from "../lib/use-address-with";

export const handle = { areas: ["instances"] satisfies Area[] };

/** What does not fit is left out: an address that somebody has typed wrong shows the whole list. */
const Filters = z.object({
  search: InstanceQuery.shape.search.catch(undefined),
  status: InstanceQuery.shape.status.catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, tenantId, mode, may } = await requireTenant(request, context);
  const query = Filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await read(
    api.tenants[":tenantId"].instances.$get({ param: { tenantId }, query: { ...query, mode, limit: "25" } }),
  );
  const isFiltered = query.search !== undefined || query.status !== undefined || query.cursor !== undefined;
  const title = translator(request)("common:nav.instances");
  return { title, page, mode, isFiltered, mayCreate: may("developer"), createKey: crypto.randomUUID() };
}

const Create = z.object({ name: CreateInstance.shape.name, createKey: z.uuid() });

/** A new instance leads to its own page, where its first code is waiting; what keeps it from coming is told there. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { api, tenantId, mode } = await requireTenant(request, context);
  const form = await readForm(request, Create);
  if (!form.ok) return form.answer;
  const { name, createKey } = form.value;
  const made = await attempt(
    api.tenants[":tenantId"].instances.$post({
      param: { tenantId },
      header: { "idempotency-key": createKey },
      json: { name, mode },
    }),
  );
  if (!made.ok) return form.refuse({ ...made.problem, errors: nameErrors(request, made.problem.code) });
  const param = { tenantId, instanceId: made.data.id };
  await attempt(api.tenants[":tenantId"].instances[":instanceId"].connect.$post({ param }));
  return redirect(`/instances/${made.data.id}?connect=qr`);
}

function nameErrors(request: Request, code: string): Record<string, string[]> | undefined {
  return code === "name_taken" ? { name: [translator(request)("common:problems.name_taken")] } : undefined;
}

export const meta = pageMeta;

export default function Instances() {
  const { t } = useTranslation(["instances", "common"]);
  const { page, mode, isFiltered, mayCreate, createKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { state, views } = useInstancesLive();
  const instances = page.items.map((instance) => withView(instance, views.get(instance.id)));
  const isEmpty = instances.length === 0 && !isFiltered;
  const dialog = useAddressWith("new", "1");
  const button = (
    <NewButton to={dialog} preventScrollReset allowed={mayCreate}>
      {t("create.title")}
    </NewButton>
  );
  return (
    <Page>
      <PageHeader
        title={t("title")}
        description={t("lead")}
        badge={<LiveState state={state} />}
        actions={!isEmpty && button}
      />
      {!isEmpty && <InstanceFilters key={`${mode} ${isFiltered}`} />}
      {isEmpty && (
        <EmptyState icon={<Smartphone />} title={t("empty.title")} action={button}>
          {t(mode === "test" ? "empty.whyTest" : "empty.why")}
        </EmptyState>
      )}
      {instances.length === 0 && isFiltered && <NoneFits hasMore={page.nextCursor !== null} />}
      {instances.length > 0 && <InstanceTable instances={instances} />}
      <Pagination nextCursor={page.nextCursor} />
      {mayCreate && (
        <UrlDialog param="new" title={t("create.title")} description={t("create.lead")}>
          <CreateForm answer={answer} mode={mode} createKey={createKey} />
        </UrlDialog>
      )}
    </Page>
  );
}

function NoneFits({ hasMore }: { hasMore: boolean }) {
  const { t } = useTranslation("instances");
  const all = <ButtonLink to="/instances">{t("none.all")}</ButtonLink>;
  return (
    <EmptyState icon={<Smartphone />} title={t("none.title")} action={all}>
      {t(hasMore ? "none.more" : "none.why")}
    </EmptyState>
  );
}
