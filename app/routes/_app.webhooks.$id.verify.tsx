import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CodeBlock } from "../components/ui/code-block";
import { Section } from "../components/ui/section";
import { Tabs } from "../components/ui/tabs";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { RECEIVER_CODE } from "../lib/webhooks/receiver-code.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireTenant(request, context);
  return { title: translator(request)("webhooks:verify.title"), receivers: RECEIVER_CODE };
}

export const meta = pageMeta;

/** Whole receivers to copy: those of the guide, which are tested. */
export default function Verify() {
  const { t } = useTranslation("webhooks");
  const { receivers } = useLoaderData<typeof loader>();
  const tabs = receivers.map(({ language, code }) => ({
    value: language,
    label: language,
    content: <CodeBlock title={language} code={code} />,
  }));
  return (
    <Section title={t("verify.title")} description={t("verify.lead")}>
      <Tabs label={t("verify.title")} tabs={tabs} />
      <p className="text-muted">{t("verify.standard")}</p>
    </Section>
  );
}
