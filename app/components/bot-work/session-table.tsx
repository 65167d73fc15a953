import { useTranslation } from "react-i18next";
import type { SessionRow } from "../../lib/bot-work/bot-session";
import { type Column, DataTable } from "../ui/data-table";
import { TimeAgo } from "../ui/time";
import { SessionActions } from "./session-actions";
import { SessionStatus } from "./session-status";

interface Props {
  sessions: readonly SessionRow[];
  mayChange: boolean;
}

/** Whom the bot talks to, and who answers. */
export function SessionTable({ sessions, mayChange }: Props) {
  const { t } = useTranslation(["botWork", "bots"]);
  const columns: Column<SessionRow>[] = [
    { key: "contact", header: t("sessions.columns.contact"), cell: (row) => <Contact row={row} />, primary: true },
    { key: "state", header: t("sessions.columns.state"), cell: (row) => <State row={row} /> },
    { key: "changed", header: t("sessions.columns.changed"), cell: ({ updatedAt }) => <Ago at={updatedAt} /> },
    { key: "created", header: t("sessions.columns.created"), cell: ({ createdAt }) => <Ago at={createdAt} /> },
    {
      key: "actions",
      header: "",
      cell: (row) => <SessionActions session={row} mayChange={mayChange} />,
      align: "right",
      className: "max-md:justify-end",
    },
  ];
  return <DataTable caption={t("bots:tabs.sessions")} columns={columns} rows={sessions} rowKey={({ id }) => id} />;
}

function Contact({ row: { name, contact } }: { row: SessionRow }) {
  const { t } = useTranslation("botWork");
  return (
    <span className="grid min-w-0">
      <span dir="auto" className="truncate text-left">
        {name ?? <span className="text-muted">{t("sessions.unnamed")}</span>}
      </span>
      <span className="font-normal text-muted">{contact}</span>
    </span>
  );
}

function State({ row: { status, awaitsUser } }: { row: SessionRow }) {
  const { t } = useTranslation("botWork");
  return (
    <span className="grid justify-items-start gap-0.5 max-md:justify-items-end">
      <SessionStatus status={status} />
      {status === "opened" && awaitsUser && <span className="text-sm text-muted">{t("sessions.waits")}</span>}
    </span>
  );
}

const Ago = ({ at }: { at: string | null }) => (at ? <TimeAgo at={at} /> : "–");
