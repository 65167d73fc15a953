import { useTranslation } from "react-i18next";
import type { Server } from "../../../lib/contract/server";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";
import { TextLink } from "../ui/text-link";
import { TimeAgo } from "../ui/time";
import { ServerHealth, ServerReachable } from "./server-health";

export function ServerTable({ servers }: { servers: readonly Server[] }) {
  const { t } = useTranslation("operator");
  const format = useFormat();
  const columns: Column<Server>[] = [
    {
      key: "name",
      header: t("servers.name"),
      cell: ({ id, name, url }) => (
        <span className="grid min-w-0">
          <TextLink to={`/operator/servers/${id}`}>{name}</TextLink>
          <span className="truncate text-xs font-normal text-muted">{url}</span>
        </span>
      ),
      primary: true,
    },
    { key: "health", header: t("servers.health"), cell: (server) => <ServerHealth server={server} /> },
    {
      key: "reachable",
      header: t("servers.reachable"),
      cell: ({ reachable }) => <ServerReachable reachable={reachable} />,
    },
    { key: "version", header: t("servers.version"), cell: ({ version }) => version },
    {
      key: "seen",
      header: t("servers.seen"),
      cell: ({ lastSeenAt }) => (lastSeenAt ? <TimeAgo at={lastSeenAt} /> : "–"),
    },
    {
      key: "used",
      header: t("servers.used"),
      cell: ({ used, capacity }) => `${format.number(used)} / ${format.number(capacity)}`,
      align: "right",
    },
  ];
  return <DataTable caption={t("tabs.servers")} columns={columns} rows={servers} rowKey={({ id }) => id} />;
}
