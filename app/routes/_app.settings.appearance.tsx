import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ChoiceForm } from "../components/settings/choice-form";
import { Section } from "../components/ui/section";
import { LOCALES } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { requireUser } from "../lib/session.server";
import { THEMES } from "../lib/theme";
import { translator } from "../lib/translator.server";
import type { loader as rootLoader } from "../root";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireUser(request, context);
  return { title: translator(request)("settings:tabs.appearance") };
}

export const meta = pageMeta;

export default function Appearance() {
  const { t, i18n } = useTranslation(["settings", "common"]);
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const languages = Object.entries(LOCALES).map(([value, label]) => ({ value, label, lang: value }));
  const themes = THEMES.map((value) => ({ value, label: t(`common:themes.${value}`) }));
  return (
    <div className="grid gap-8">
      <Section title={t("appearance.language")} description={t("appearance.languageLead")}>
        <ChoiceForm name="locale" label={t("appearance.language")} options={languages} chosen={i18n.language} />
      </Section>
      <Section title={t("appearance.theme")} description={t("appearance.themeLead")}>
        <ChoiceForm name="theme" label={t("appearance.theme")} options={themes} chosen={root?.theme ?? "system"} />
      </Section>
    </div>
  );
}
