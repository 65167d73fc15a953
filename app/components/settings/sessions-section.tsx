import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Session } from "../../../lib/contract/account";
import { describeAgent } from "../../lib/describe-agent";
import { Button } from "../ui/button";
import { type Column, DataTable } from "../ui/data-table";
import { Section } from "../ui/section";
import { Badge } from "../ui/status";
import { SubmitButton } from "../ui/submit-button";
import { Time } from "../ui/time";

export function SessionsSection({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation("settings");
  const columns: Column<Session>[] = [
    {
      key: "device",
      header: t("sessions.device"),
      primary: true,
      cell: ({ userAgent, isCurrent }) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          {describeAgent(userAgent) ?? t("sessions.unknown")}
          {isCurrent && <Badge>{t("sessions.current")}</Badge>}
        </span>
      ),
    },
    { key: "address", header: t("sessions.address"), cell: ({ ipAddress }) => ipAddress ?? t("sessions.unknown") },
    { key: "since", header: t("sessions.since"), cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      key: "end",
      header: "",
      align: "right",
      cell: ({ id, isCurrent }) => !isCurrent && <EndSession id={id} label={t("sessions.end")} />,
    },
  ];
  return (
    <Section title={t("sessions.title")} actions={sessions.length > 1 && <EndOthers />}>
      <DataTable caption={t("sessions.caption")} columns={columns} rows={sessions} rowKey={({ id }) => id} />
    </Section>
  );
}

function EndSession({ id, label }: { id: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" size="sm" name="intent" value="end-session">
        {label}
      </Button>
    </Form>
  );
}

function EndOthers() {
  const { t } = useTranslation("settings");
  return (
    <Form method="post">
      <SubmitButton intent="end-others" variant="secondary" size="sm">
        {t("sessions.endOthers")}
      </SubmitButton>
    </Form>
  );
}
