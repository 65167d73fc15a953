import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Instance } from "../../../lib/contract/instance";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";
import { TimeAgo } from "../ui/time";
import { InstanceStatus } from "./instance-status";
import { showNumber } from "./profile-line";

/** Every number of a page: what it does, since when it was silent, and what it sent. */
export function InstanceTable({ instances }: { instances: readonly Instance[] }) {
  const { t } = useTranslation("instances");
  const format = useFormat();
  const columns: Column<Instance>[] = [
    { key: "name", header: t("columns.name"), cell: (instance) => <NameCell instance={instance} />, primary: true },
    { key: "state", header: t("columns.state"), cell: (instance) => <InstanceStatus live={instance.live} /> },
    {
      key: "number",
      header: t("columns.number"),
      cell: ({ live }) => (live?.profile?.number ? showNumber(live.profile.number) : <None />),
    },
    {
      key: "event",
      header: t("columns.lastEvent"),
      cell: ({ lastEventAt }) => (lastEventAt ? <TimeAgo at={lastEventAt} /> : <None />),
    },
    {
      key: "sent",
      header: t("columns.sentToday"),
      cell: ({ live }) => (live ? format.number(live.sentToday) : <None />),
      align: "right",
    },
  ];
  return <DataTable caption={t("title")} columns={columns} rows={instances} rowKey={({ id }) => id} />;
}

function NameCell({ instance: { id, name, live } }: { instance: Instance }) {
  const { t } = useTranslation("instances");
  const cause = live?.cause && live.status !== "open" ? t(`causes.${live.cause}.what`) : undefined;
  return (
    <span className="grid min-w-0 justify-items-start">
      <Link
        to={`/instances/${id}`}
        prefetch="intent"
        dir="auto"
        className="max-w-full truncate rounded-sm font-medium text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong"
      >
        {name}
      </Link>
      {cause && <span className="text-sm font-normal text-muted">{cause}</span>}
    </span>
  );
}

const None = () => <span className="text-muted">–</span>;
