import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { KitData } from "../components/kit/kit-data";
import { KitForms } from "../components/kit/kit-forms";
import { KitMessages } from "../components/kit/kit-messages";
import { KitOverlays } from "../components/kit/kit-overlays";
import { Page, PageHeader } from "../components/ui/page-header";
import { problemResponse } from "../lib/api.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";

export const handle = { areas: ["kit"] satisfies Area[] };

/** A fixed moment, so that pictures of this page can be compared. */
const SAMPLE_MOMENT = "2026-03-14T08:30:00Z";

export function loader({ context }: LoaderFunctionArgs) {
  if (context.cloudflare.env.ENVIRONMENT !== "local") {
    throw problemResponse({ code: "not_found", status: 404, detail: "There is no such page.", requestId: "" });
  }
  return { title: "Kit", at: SAMPLE_MOMENT };
}

export const meta = pageMeta;

export default function Kit() {
  const { t } = useTranslation("kit");
  const { at } = useLoaderData<typeof loader>();
  return (
    <main id="content" className="mx-auto max-w-5xl px-4 py-8 sm:px-6">
      <Page>
        <PageHeader title={t("title")} description={t("lead")} />
        <KitForms />
        <KitMessages />
        <KitData at={at} />
        <KitOverlays />
      </Page>
    </main>
  );
}
