import { useTranslation } from "react-i18next";
import type { BotCall } from "../../../lib/contract/bot";
import { useFormat } from "../../lib/use-format";
import type botWork from "../../locales/en/botWork.json";
import { StatusCode } from "../logs/status-code";
import { type Column, DataTable } from "../ui/data-table";
import { ShortRequestId } from "../ui/short-request-id";
import { TimeOverDay } from "../ui/time";

/** Calls of a bot's server, each with what became of it. */
export function CallTable({ calls }: { calls: readonly BotCall[] }) {
  const { t } = useTranslation(["botWork", "bots"]);
  const format = useFormat();
  const columns: Column<BotCall>[] = [
    { key: "result", header: t("calls.columns.result"), cell: (call) => <Result call={call} />, primary: true },
    { key: "time", header: t("calls.columns.time"), cell: ({ at }) => <TimeOverDay at={at} /> },
    { key: "status", header: t("calls.columns.status"), cell: ({ status }) => <StatusCode status={status} /> },
    { key: "ms", header: t("calls.columns.ms"), cell: ({ ms }) => format.number(ms), align: "right" },
    { key: "id", header: t("calls.columns.id"), cell: ({ id }) => <ShortRequestId id={id} />, align: "right" },
  ];
  return <DataTable caption={t("bots:tabs.calls")} columns={columns} rows={calls} rowKey={({ id }) => id} />;
}

type ErrorCode = keyof (typeof botWork)["calls"]["errors"];
const KNOWN: ReadonlySet<string> = new Set<ErrorCode>([
  "upstream_failed",
  "upstream_timeout",
  "answer_broken_off",
  "unsafe_url",
  "body_too_large",
  "quota_exceeded",
  "payment_required",
  "tenant_suspended",
  "forbidden",
  "not_found",
  "unavailable",
]);

function Result({ call: { error, status } }: { call: BotCall }) {
  const { t } = useTranslation("botWork");
  if (error === null && status < 400) return <span className="font-normal text-muted">{t("calls.fine")}</span>;
  if (error === null) return t("calls.refused");
  return t(`calls.errors.${KNOWN.has(error) ? (error as ErrorCode) : "other"}`, { code: error });
}
