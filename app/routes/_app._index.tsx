import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FirstSteps } from "../components/overview/first-steps";
import { Page, PageHeader } from "../components/ui/page-header";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["overview"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { me, tenant } = await requireTenant(request, context);
  return { title: translator(request)("common:nav.overview"), name: me.name.split(" ")[0] ?? me.name, tenant: tenant.name };
}

export const meta = pageMeta;

export default function Overview() {
  const { t } = useTranslation("overview");
  const { name, tenant } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={t("greeting", { name })} description={tenant} />
      <FirstSteps done={[]} />
    </Page>
  );
}
