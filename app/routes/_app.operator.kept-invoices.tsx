import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { KeptInvoiceTable } from "../components/operator/kept-invoice-table";
import { Card } from "../components/ui/card";
import { Pagination } from "../components/ui/pagination";
import { Section } from "../components/ui/section";
import { read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { requireOperator } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const cursor = new URL(request.url).searchParams.get("cursor");
  const page = await read(api.operator["kept-invoices"].$get({ query: cursor ? { cursor } : {} }));
  return { title: translator(request)("billing:kept.title"), page };
}

export const meta = pageMeta;

export default function KeptInvoices() {
  const { t } = useTranslation("billing");
  const { page } = useLoaderData<typeof loader>();
  return (
    <Section title={t("kept.title")} description={t("kept.lead")}>
      {page.items.length > 0 ? <KeptInvoiceTable invoices={page.items} /> : <Card>{t("kept.none")}</Card>}
      <Pagination nextCursor={page.nextCursor} />
    </Section>
  );
}
