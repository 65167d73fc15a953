import { useTranslation } from "react-i18next";
import type { Overview } from "../../../lib/contract/overview";
import { useFormat } from "../../lib/use-format";
import { Stat } from "../ui/card";

interface Props {
  instances: Overview["instances"];
  messages: Overview["messages"];
  activeBots: number;
  /** In units of the currency; test data costs nothing. */
  bill: { amount: number; currency: string; projected: number } | null;
}

/** The day in five figures. */
export function OverviewStats({ instances, messages, activeBots, bill }: Props) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const { total, connected, attention } = instances;
  const { today, month } = messages;
  const known = connected === null ? "–" : format.number(connected);
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-5 [&>:last-child]:max-lg:col-span-2">
      <Stat
        label={t("stats.connected")}
        value={`${known} / ${format.number(total)}`}
        hint={attention ? t("stats.attention", { count: attention }) : t("stats.calm")}
      />
      <Stat
        label={t("stats.today")}
        value={format.number(today.sent)}
        hint={t("stats.received", { count: today.received, number: format.number(today.received) })}
      />
      <Stat
        label={t("stats.month")}
        value={format.number(month.sent)}
        hint={t("stats.received", { count: month.received, number: format.number(month.received) })}
      />
      <Stat label={t("stats.bots")} value={format.number(activeBots)} hint={t("stats.botsHint")} />
      <Stat
        label={t("stats.bill")}
        value={bill ? format.money(bill.amount, bill.currency) : t("stats.free")}
        hint={bill ? t("stats.projected", { amount: format.money(bill.projected, bill.currency) }) : t("stats.freeWhy")}
      />
    </div>
  );
}
