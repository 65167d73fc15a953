import { useTranslation } from "react-i18next";
import type { OperatorUser } from "../../../lib/contract/operator-user";
import { type Column, DataTable } from "../ui/data-table";
import { Badge, Status } from "../ui/status";
import { Time } from "../ui/time";

export function PeopleTable({ people }: { people: readonly OperatorUser[] }) {
  const { t } = useTranslation("operator");
  const columns: Column<OperatorUser>[] = [
    {
      key: "name",
      header: t("servers.name"),
      cell: ({ name, email }) => (
        <span className="grid min-w-0">
          <span dir="auto" className="truncate text-left">
            {name}
          </span>
          <span className="truncate text-xs font-normal text-muted">{email}</span>
        </span>
      ),
      primary: true,
    },
    { key: "role", header: t("people.role"), cell: ({ role }) => <Badge>{t(`people.roles.${role}`)}</Badge> },
    {
      key: "factor",
      header: t("people.factor"),
      cell: ({ hasSecondFactor }) => (
        <Status tone={hasSecondFactor ? "good" : "off"}>{t(hasSecondFactor ? "people.on" : "people.off")}</Status>
      ),
    },
    {
      key: "verified",
      header: t("people.verified"),
      cell: ({ emailVerified }) => (
        <Status tone={emailVerified ? "good" : "warn"}>{t(emailVerified ? "people.yes" : "people.no")}</Status>
      ),
    },
    { key: "since", header: t("tenants.since"), cell: ({ createdAt }) => <Time at={createdAt} style="date" /> },
  ];
  return <DataTable caption={t("tabs.people")} columns={columns} rows={people} rowKey={({ id }) => id} />;
}
