import { useTranslation } from "react-i18next";
import type { PacedSend, PacingQueue } from "../../../lib/contract/pacing";
import type { PageOf } from "../../../lib/contract/page";
import { Button, ButtonLink } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { EmptyState } from "../ui/empty-state";
import { Notice } from "../ui/notice";
import { Pagination } from "../ui/pagination";
import { Section } from "../ui/section";
import { QueueSummary } from "./queue-summary";
import { SendTable } from "./send-table";

interface Props {
  queue: PacingQueue | null;
  page: PageOf<PacedSend>;
  shown: "open" | "settled";
  mayChange: boolean;
}

/** What waits, and what has become of the rest. */
export function QueueSection({ queue, page, shown, mayChange }: Props) {
  const { t } = useTranslation("pacing");
  const empty = shown === "open" ? "empty" : "none";
  return (
    <Section
      title={t("queue.title")}
      description={queue ? t("queue.waiting", { count: queue.waiting }) : undefined}
      actions={mayChange && (queue?.waiting ?? 0) > 0 && <CancelAll />}
    >
      {queue ? <QueueSummary queue={queue} /> : <Notice tone="warn">{t("queue.unknown")}</Notice>}
      <nav aria-label={t("queue.title")} className="flex gap-2">
        {(["open", "settled"] as const).map((state) => (
          <ButtonLink
            key={state}
            to={`?state=${state}`}
            size="sm"
            variant={state === shown ? "primary" : "secondary"}
            aria-current={state === shown ? "page" : undefined}
            preventScrollReset
          >
            {t(`queue.${state}`)}
          </ButtonLink>
        ))}
      </nav>
      {page.items.length === 0 ? (
        <EmptyState title={t(`queue.${empty}.title`)}>{t(`queue.${empty}.why`)}</EmptyState>
      ) : (
        <SendTable sends={page.items} shown={shown} mayChange={mayChange} />
      )}
      <Pagination nextCursor={page.nextCursor} />
    </Section>
  );
}

function CancelAll() {
  const { t } = useTranslation("pacing");
  return (
    <ConfirmDialog
      trigger={<Button variant="secondary">{t("queue.cancelAll")}</Button>}
      title={t("queue.cancelAllTitle")}
      confirmLabel={t("queue.confirmAll")}
      fields={{ intent: "cancel-all" }}
    >
      {t("queue.cancelAllWhy")}
    </ConfirmDialog>
  );
}
