import { Link, useSearchParams } from "@remix-run/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { RequestEntry } from "../../../lib/contract/usage";
import { useFormat } from "../../lib/use-format";
import { CopyButton } from "../ui/copy-button";
import { type Column, DataTable } from "../ui/data-table";
import { Badge } from "../ui/status";
import { Time } from "../ui/time";
import { StatusCode } from "./status-code";

/** Calls as rows: when, what, how it went, by which key, for which number. */
export const LogTable = memo(({ entries }: { entries: readonly RequestEntry[] }) => {
  const { t } = useTranslation("logs");
  const format = useFormat();
  const columns: Column<RequestEntry>[] = [
    { key: "call", header: t("columns.call"), cell: (entry) => <CallCell entry={entry} />, primary: true },
    { key: "time", header: t("columns.time"), cell: ({ at }) => <Moment at={at} /> },
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
    { key: "id", header: t("columns.id"), cell: ({ id }) => <RequestIdCell id={id} /> },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={entries} rowKey={({ id }) => id} />;
});
LogTable.displayName = "LogTable";

function CallCell({ entry: { id, method, path } }: { entry: RequestEntry }) {
  const [params] = useSearchParams();
  const search = new URLSearchParams(params);
  search.set("call", id);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Badge className="font-mono">{method}</Badge>
      <Link
        to={{ search: search.toString() }}
        preventScrollReset
        className="min-w-0 rounded-sm font-mono text-sm break-all text-accent underline decoration-1 underline-offset-3 hover:text-accent-strong"
      >
        {path}
      </Link>
    </span>
  );
}

function Moment({ at }: { at: string }) {
  const format = useFormat();
  return (
    <span className="grid justify-items-end sm:justify-items-start">
      <Time at={at} style="time" />
      <span suppressHydrationWarning className="text-xs whitespace-nowrap text-muted">
        {format.date(at, "date")}
      </span>
    </span>
  );
}

const Short = ({ text }: { text: string }) => (
  <span title={text} className="block max-w-32 truncate">
    {text}
  </span>
);

/** Its end tells ids of the same second apart. */
function RequestIdCell({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <span className="flex items-center gap-0.5">
      <code title={id} className="font-mono text-xs whitespace-nowrap text-muted">
        …{id.slice(-6)}
      </code>
      <CopyButton text={id} label={t("copyRequestId")} />
    </span>
  );
}
