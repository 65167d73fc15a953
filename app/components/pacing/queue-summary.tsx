import { useTranslation } from "react-i18next";
import type { PacingQueue } from "../../../lib/contract/pacing";
import { useFormat } from "../../lib/use-format";
import { Card } from "../ui/card";
import { DataList } from "../ui/data-list";
import { Notice } from "../ui/notice";
import { Time } from "../ui/time";

/** How the day stands, and what keeps the queue. */
export function QueueSummary({ queue }: { queue: PacingQueue }) {
  const { t } = useTranslation("pacing");
  const { number } = useFormat();
  const { waiting, reason, nextAt, sentToday, coldToday, capToday, connectedAt } = queue;
  const sent = number(sentToday);
  return (
    <>
      {waiting > 0 && reason && <Notice tone="info">{t(`reasons.${reason}`)}</Notice>}
      <Card className="max-w-2xl">
        <DataList
          items={[
            {
              label: t("queue.today"),
              value: capToday === null ? sent : t("queue.todayOf", { sent, cap: number(capToday) }),
            },
            { label: t("queue.cold"), value: number(coldToday) },
            ...(nextAt ? [{ label: t("queue.next"), value: <Time at={nextAt} /> }] : []),
            ...(connectedAt ? [{ label: t("queue.connected"), value: <Time at={connectedAt} /> }] : []),
          ]}
        />
      </Card>
    </>
  );
}
