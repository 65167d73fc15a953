import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PacedSend } from "../../../lib/contract/pacing";
import { Button } from "../ui/button";
import { type Column, DataTable } from "../ui/data-table";
import { Time } from "../ui/time";
import { SendState } from "./send-state";

interface Props {
  sends: readonly PacedSend[];
  shown: "open" | "settled";
  mayChange: boolean;
}

/** Messages, without a word of them. */
export function SendTable({ sends, shown, mayChange }: Props) {
  const { t } = useTranslation("pacing");
  const time = (at: string | null) => (at ? <Time at={at} /> : "—");
  const common: Column<PacedSend>[] = [
    { key: "to", header: t("queue.columns.to"), cell: ({ to }) => to ?? "—", primary: true },
    { key: "kind", header: t("queue.columns.kind"), cell: ({ route }) => <code>{route}</code> },
    { key: "state", header: t("queue.columns.state"), cell: (send) => <SendState send={send} /> },
  ];
  const open: Column<PacedSend>[] = [
    { key: "position", header: t("queue.columns.position"), cell: ({ position }) => position, align: "right" },
    ...common,
    { key: "due", header: t("queue.columns.due"), cell: ({ dueAt }) => time(dueAt) },
    ...(mayChange
      ? [{ key: "cancel", header: t("queue.columns.cancel"), cell: (send: PacedSend) => <Cancel send={send} /> }]
      : []),
  ];
  const settled: Column<PacedSend>[] = [
    ...common,
    { key: "queued", header: t("queue.columns.queued"), cell: ({ createdAt }) => time(createdAt) },
    { key: "settled", header: t("queue.columns.settled"), cell: ({ settledAt }) => time(settledAt) },
  ];
  const columns = shown === "open" ? open : settled;
  return <DataTable caption={t("queue.caption")} columns={columns} rows={sends} rowKey={({ id }) => id} />;
}

/** A form of its own, so that it works without a script. */
function Cancel({ send }: { send: PacedSend }) {
  const { t } = useTranslation("pacing");
  const label = t("queue.cancelOne", { to: send.to ?? t("queue.somebody") });
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="cancel" />
      <input type="hidden" name="sendId" value={send.id} />
      <Button type="submit" size="sm" disabled={send.state === "sending"} aria-label={label}>
        {t("queue.cancel")}
      </Button>
    </Form>
  );
}
