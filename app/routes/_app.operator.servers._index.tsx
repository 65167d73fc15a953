import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import ServerIcon from "lucide-react/icons/server";
import { useTranslation } from "react-i18next";
import { EvolutionNotice } from "../components/operator/evolution-notice";
import { ServerForm } from "../components/operator/server-form";
import { ServerTable } from "../components/operator/server-table";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { Section } from "../components/ui/section";
import { UrlDialog } from "../components/ui/url-dialog";
import { read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { runOperatorIntent } from "../lib/operator/run-operator-intent.server";
import { registerServer } from "../lib/operator/server-intents.server";
import { requireOperator } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const servers = await read(api.operator.servers.$get());
  return { title: translator(request)("operator:tabs.servers"), ...servers };
}

export const action = (action: ActionFunctionArgs) => runOperatorIntent(action, { register: registerServer });

export const meta = pageMeta;

export default function Servers() {
  const { t } = useTranslation("operator");
  const { items, notice } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to="?new=1" variant="primary" preventScrollReset>
      <Plus aria-hidden="true" />
      {t("servers.add")}
    </ButtonLink>
  );
  return (
    <Section title={t("tabs.servers")} description={t("servers.lead")} actions={items.length > 0 && add}>
      {items.length === 0 && (
        <EmptyState icon={<ServerIcon />} title={t("servers.emptyTitle")} action={add}>
          {t("servers.emptyWhy")}
        </EmptyState>
      )}
      {items.length > 0 && <ServerTable servers={items} />}
      <EvolutionNotice notice={notice} />
      <UrlDialog param="new" title={t("servers.add")} description={t("servers.addLead")}>
        <ServerForm intent="register" answer={useActionData<typeof action>()} />
      </UrlDialog>
    </Section>
  );
}
