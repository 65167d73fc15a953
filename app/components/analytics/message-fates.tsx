import { useTranslation } from "react-i18next";
import type { Analytics } from "../../lib/analytics/figures";
import { useFormat } from "../../lib/use-format";
import { Stat } from "../ui/card";

/** What became of the messages of this range. */
export function MessageFates({ totals }: { totals: Analytics["totals"] }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const share = (count: number) =>
    totals.sent > 0 ? t("share", { percent: format.percent(count / totals.sent) }) : undefined;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-5 [&>:last-child]:max-lg:col-span-2">
      <Stat label={t("fates.received")} value={format.number(totals.received)} hint={t("fates.receivedHint")} />
      <Stat label={t("fates.sent")} value={format.number(totals.sent)} hint={t("fates.sentHint")} />
      {(["delivered", "read", "failed"] as const).map((name) => (
        <Stat key={name} label={t(`fates.${name}`)} value={format.number(totals[name])} hint={share(totals[name])} />
      ))}
    </div>
  );
}
