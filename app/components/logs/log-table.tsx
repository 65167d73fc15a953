import { Link } from "@remix-run/react";
import { Fragment, memo } from "react";
import { useTranslation } from "react-i18next";
import type { RequestEntry } from "../../../lib/contract/usage";
import { useAddressWith } from "../../lib/use-address-with";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";
import { ShortRequestId } from "../ui/short-request-id";
import { Badge } from "../ui/status";
import { TimeOverDay } from "../ui/time";
import { StatusCode } from "./status-code";

/** Calls as rows: when, what, how it went, by which key, for which number. */
export const LogTable = memo(({ entries }: { entries: readonly RequestEntry[] }) => {
  const { t } = useTranslation("logs");
  const format = useFormat();
  const columns: Column<RequestEntry>[] = [
    { key: "call", header: t("columns.call"), cell: (entry) => <CallCell entry={entry} />, primary: true },
    { key: "time", header: t("columns.time"), cell: ({ at }) => <TimeOverDay at={at} /> },
    { key: "status", header: t("columns.status"), cell: ({ status }) => <StatusCode status={status} /> },
    { key: "ms", header: t("columns.ms"), cell: ({ totalMs }) => format.number(totalMs), align: "right" },
    {
      key: "key",
      header: t("columns.key"),
      cell: ({ keyName }) => <Short text={keyName ?? t("instanceKey")} />,
    },
    {
      key: "instance",
      header: t("columns.instance"),
      cell: ({ instanceName }) => <Short text={instanceName ?? "–"} />,
    },
    { key: "id", header: t("columns.id"), cell: ({ id }) => <ShortRequestId id={id} /> },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={entries} rowKey={({ id }) => id} />;
});
LogTable.displayName = "LogTable";

function CallCell({ entry: { id, method, path } }: { entry: RequestEntry }) {
  const dialog = useAddressWith("call", id);
  return (
    <span className="flex min-w-0 items-center gap-2 md:min-w-60">
      <Badge className="font-mono">{method}</Badge>
      <Link
        to={dialog}
        preventScrollReset
        className="min-w-0 rounded-sm font-mono text-sm wrap-anywhere text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong"
      >
        {breakable(path)}
      </Link>
    </span>
  );
}

/** Where there is no room, a path goes on in the next line after a slash. */
const breakable = (path: string) =>
  path.match(/[^/]*\/|[^/]+/g)?.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one path never move
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));

const Short = ({ text }: { text: string }) => (
  <span title={text} dir="auto" className="block max-w-32 truncate text-left">
    {text}
  </span>
);
