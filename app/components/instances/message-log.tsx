import ArrowDownLeft from "lucide-react/icons/arrow-down-left";
import ArrowUpRight from "lucide-react/icons/arrow-up-right";
import { useTranslation } from "react-i18next";
import type { LiveMessage } from "../../../lib/contract/live";
import type { MessageRow } from "../../../lib/contract/message-log";
import { Card } from "../ui/card";
import { Notice } from "../ui/notice";
import { Time } from "../ui/time";
import { MessageStatus } from "./message-status";

interface Props {
  rows: readonly MessageRow[];
  /** Newer words about some of them. */
  live: readonly LiveMessage[];
}

/** One line per message; opened, it shows when what happened, and why it did not. */
export function MessageLog({ rows, live }: Props) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} status={live.find(({ id }) => id === row.id)?.status ?? row.status} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Row({ row, status }: { row: MessageRow; status: MessageRow["status"] }) {
  const { t } = useTranslation("instances");
  const Arrow = row.direction === "out" ? ArrowUpRight : ArrowDownLeft;
  return (
    <details className="group">
      <summary className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 -outline-offset-2 hover:bg-canvas">
        <Arrow aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="grid min-w-0 flex-1 basis-40">
          <span className="font-medium">
            <span className="sr-only">{t(`message.directions.${row.direction}`)} </span>
            {row.counterpart}
          </span>
          <span className="text-sm text-muted">
            {t(`message.kinds.${row.chatKind}`)} · {t(`message.sources.${row.source}`)}
          </span>
        </span>
        <span className="text-sm text-muted">
          <Time at={row.at} />
        </span>
        <MessageStatus status={status} direction={row.direction} />
      </summary>
      <Details row={row} />
    </details>
  );
}

function Details({ row }: { row: MessageRow }) {
  const { t } = useTranslation("instances");
  const { timeline, at } = row;
  const moments = [
    { name: "written", at },
    { name: "serverAck", at: timeline.serverAck },
    { name: "delivered", at: timeline.delivered },
    { name: "read", at: timeline.read },
    { name: "played", at: timeline.played },
    { name: "failed", at: timeline.failed },
  ] as const;
  return (
    <div className="grid gap-3 border-t border-line bg-canvas px-4 py-3 sm:pl-12">
      {row.causes.length > 0 && (
        <Notice tone={row.status === "ERROR" ? "bad" : "warn"} title={t("message.why")}>
          <ul className="grid gap-1">
            {row.causes.map((cause) => (
              <li key={cause}>{t(`message.causes.${cause}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ol className="grid gap-1">
        {moments.map(
          (moment) =>
            moment.at && (
              <li key={moment.name} className="flex flex-wrap justify-between gap-x-4 sm:grid sm:grid-cols-[10rem_1fr]">
                <span className="text-muted">{t(`message.moments.${moment.name}`)}</span>
                <Time at={moment.at} style="exact" />
              </li>
            ),
        )}
      </ol>
      <p className="text-sm text-muted">
        {t("message.id")} <code className="font-mono break-all text-ink">{row.id}</code>
        {row.errorCode && (
          <>
            {" · "}
            {t("message.code")} <code className="font-mono text-ink">{row.errorCode}</code>
          </>
        )}
      </p>
    </div>
  );
}
