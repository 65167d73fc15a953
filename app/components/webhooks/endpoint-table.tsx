import { useTranslation } from "react-i18next";
import type { Endpoint, ListedEndpoint } from "../../../lib/contract/endpoint";
import { type Column, DataTable } from "../ui/data-table";
import { TextLink } from "../ui/text-link";
import { TimeAgo } from "../ui/time";
import { EndpointStatus } from "./endpoint-status";

interface Props {
  endpoints: readonly ListedEndpoint[];
  /** How many events there are: a list of all of them is called that. */
  allEvents: number;
}

/** Every endpoint of a page: where it is, what it hears and whether it is on. */
export function EndpointTable({ endpoints, allEvents }: Props) {
  const { t } = useTranslation("webhooks");
  const columns: Column<ListedEndpoint>[] = [
    { key: "url", header: t("columns.url"), cell: (endpoint) => <UrlCell endpoint={endpoint} />, primary: true },
    {
      key: "events",
      header: t("columns.events"),
      cell: ({ events }) => (events.length >= allEvents ? t("allEvents") : t("events", { count: events.length })),
    },
    {
      key: "instances",
      header: t("columns.instances"),
      cell: ({ instances }) => (instances ? t("instances", { count: instances.length }) : t("allInstances")),
    },
    { key: "state", header: t("columns.state"), cell: (endpoint) => <EndpointStatus endpoint={endpoint} /> },
    { key: "changed", header: t("columns.changed"), cell: ({ updatedAt }) => <TimeAgo at={updatedAt} /> },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={endpoints} rowKey={({ id }) => id} />;
}

function UrlCell({ endpoint: { id, url, description } }: { endpoint: Endpoint }) {
  return (
    <span className="grid min-w-0 justify-items-start md:max-w-96">
      <TextLink to={`/webhooks/${id}`} prefetch="intent" className="max-w-full truncate">
        {url}
      </TextLink>
      {description && <span className="max-w-full truncate text-sm font-normal text-muted">{description}</span>}
    </span>
  );
}
