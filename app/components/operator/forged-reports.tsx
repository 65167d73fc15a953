import { useTranslation } from "react-i18next";
import { useFormat } from "../../lib/use-format";
import { providerName } from "../billing/provider-name";
import { Notice } from "../ui/notice";

interface Props {
  reports: readonly { provider: string; day: string; times: number }[];
}

/** Reports whose signature was wrong, by service and day; nothing where there were none. */
export function ForgedReports({ reports }: Props) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  if (reports.length === 0) return null;
  return (
    <Notice tone="warn" title={t("forged.title")}>
      <ul className="grid gap-1">
        {reports.map(({ provider, day, times }) => (
          <li key={`${provider} ${day}`} suppressHydrationWarning>
            {t("forged.some", {
              count: times,
              provider: providerName(provider),
              // Its middle: the same day in every time zone.
              date: format.date(`${day}T12:00:00Z`, "date"),
              number: format.number(times),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
