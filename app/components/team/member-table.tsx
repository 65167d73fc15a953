import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Member } from "../../../lib/contract/member";
import type { Role } from "../../../lib/contract/role";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { type Column, DataTable } from "../ui/data-table";
import { Select } from "../ui/select";
import { Badge, Status } from "../ui/status";
import { Time } from "../ui/time";

interface Props {
  members: readonly Member[];
  myId: string;
  myRole: Role;
  /** Roles that I may give. */
  roles: readonly Role[];
  mayManage: boolean;
}

/** Everybody of the company, with what they may do. */
export function MemberTable({ members, myId, myRole, roles, mayManage }: Props) {
  const { t } = useTranslation("team");
  const owners = members.filter(({ role }) => role === "owner").length;
  const cellOf = (member: Member): RowProps => ({
    member,
    roles,
    isMe: member.userId === myId,
    isLastOwner: member.role === "owner" && owners === 1,
    mayManage,
    isHigher: member.role === "owner" && myRole !== "owner",
  });
  const columns: Column<Member>[] = [
    {
      key: "name",
      header: t("columns.name"),
      primary: true,
      cell: ({ name, email, userId }) => (
        <span className="grid min-w-0">
          <span className="flex flex-wrap items-center gap-2">
            {name}
            {userId === myId && <Badge>{t("you")}</Badge>}
          </span>
          <span className="truncate text-sm font-normal text-muted">{email}</span>
        </span>
      ),
    },
    { key: "role", header: t("columns.role"), cell: (member) => <RoleCell {...cellOf(member)} /> },
    {
      key: "secondFactor",
      header: t("columns.secondFactor"),
      cell: ({ hasSecondFactor }) => (
        <Status tone={hasSecondFactor ? "good" : "off"}>{t(hasSecondFactor ? "on" : "off")}</Status>
      ),
    },
    { key: "joined", header: t("columns.joined"), cell: ({ joinedAt }) => <Time at={joinedAt} style="date" /> },
    {
      key: "actions",
      header: t("columns.actions"),
      align: "right",
      cell: (member) => <RemoveButton {...cellOf(member)} />,
    },
  ];
  return <DataTable caption={t("members")} columns={columns} rows={members} rowKey={({ userId }) => userId} />;
}

interface RowProps {
  member: Member;
  roles: readonly Role[];
  isMe: boolean;
  isLastOwner: boolean;
  isHigher: boolean;
  mayManage: boolean;
}

/** Why this row may not be changed by me, if so. */
function useReason({ isLastOwner, isHigher, mayManage }: RowProps): string | undefined {
  const { t } = useTranslation(["team", "common"]);
  if (!mayManage) return t("common:problems.forbidden");
  if (isHigher) return t("higher");
  return isLastOwner ? t("lastOwner") : undefined;
}

function RoleCell(row: RowProps) {
  const { t } = useTranslation(["team", "common"]);
  const { member, roles } = row;
  const reason = useReason(row);
  if (reason) return <Badge>{t(`common:roles.${member.role}`)}</Badge>;
  return (
    <Form method="post" preventScrollReset className="flex gap-2">
      <input type="hidden" name="userId" value={member.userId} />
      <Select
        name="role"
        aria-label={t("role", { name: member.name })}
        options={roles.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
        defaultValue={member.role}
        key={member.role}
        className="w-36"
      />
      <Button type="submit" name="intent" value="role">
        {t("change")}
      </Button>
    </Form>
  );
}

function RemoveButton(row: RowProps) {
  const { t } = useTranslation(["team", "common"]);
  const { member, isMe, isLastOwner } = row;
  const { userId, name } = member;
  const whyNot = useReason(row);
  // Everybody may leave, but for the last owner.
  const lastOwner = isLastOwner ? t("lastOwner") : undefined;
  const reason = isMe ? lastOwner : whyNot;
  const part = isMe ? "leave" : "remove";
  if (reason) {
    return (
      <Button size="sm" disabledReason={reason}>
        {t(`${part}.button`)}
      </Button>
    );
  }
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{t(`${part}.button`)}</Button>}
      title={t(`${part}.title`, { name })}
      confirmLabel={t(`${part}.button`)}
      fields={{ intent: "remove", userId }}
    >
      {t(`${part}.lost`)}
    </ConfirmDialog>
  );
}
