import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Invitation } from "../../../lib/contract/member";
import { Button } from "../ui/button";
import { type Column, DataTable } from "../ui/data-table";
import { Section } from "../ui/section";
import { Badge, Status } from "../ui/status";
import { Time } from "../ui/time";

/** Who was asked and has not answered. */
export function InvitationSection({ invitations }: { invitations: readonly Invitation[] }) {
  const { t } = useTranslation(["team", "common"]);
  const columns: Column<Invitation>[] = [
    {
      key: "email",
      header: t("columns.email"),
      cell: ({ email }) => <span className="min-w-0 wrap-anywhere md:inline-block md:min-w-60">{email}</span>,
      primary: true,
    },
    { key: "role", header: t("columns.role"), cell: ({ role }) => <Badge>{t(`common:roles.${role}`)}</Badge> },
    {
      key: "by",
      header: t("columns.invitedBy"),
      cell: ({ invitedBy }) => invitedBy ?? <span className="text-muted">{t("invitations.unknown")}</span>,
    },
    {
      key: "expires",
      header: t("columns.expires"),
      cell: ({ expiresAt, isExpired }) =>
        isExpired ? <Status tone="off">{t("invitations.expired")}</Status> : <Time at={expiresAt} style="date" />,
    },
    {
      key: "actions",
      header: t("columns.actions"),
      align: "right",
      cell: ({ id }) => <InvitationActions id={id} />,
    },
  ];
  return (
    <Section title={t("invitations.title")}>
      {invitations.length === 0 && <p className="text-muted">{t("invitations.empty")}</p>}
      {invitations.length > 0 && (
        <DataTable caption={t("invitations.title")} columns={columns} rows={invitations} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}

function InvitationActions({ id }: { id: string }) {
  const { t } = useTranslation("team");
  return (
    <Form method="post" preventScrollReset className="flex justify-end gap-2">
      <input type="hidden" name="invitationId" value={id} />
      <Button type="submit" size="sm" name="intent" value="resend">
        {t("invitations.resend")}
      </Button>
      <Button type="submit" size="sm" name="intent" value="revoke">
        {t("invitations.revoke")}
      </Button>
    </Form>
  );
}
