import { useTranslation } from "react-i18next";
import type { ReplayAnswer, RequestEntry } from "../../../lib/contract/usage";
import { asCurl, isReplayable } from "../../lib/logs/as-curl";
import { useFormat } from "../../lib/use-format";
import { CodeBlock } from "../ui/code-block";
import { CopyButton } from "../ui/copy-button";
import { DataList } from "../ui/data-list";
import { Time } from "../ui/time";
import { UrlDialog } from "../ui/url-dialog";
import { ReplayForm } from "./replay-form";
import { StatusCode } from "./status-code";

interface Props {
  call: RequestEntry;
  answer: unknown;
  replayed: ReplayAnswer | undefined;
  mayReplay: boolean;
  gatewayUrl: string;
}

/** One call: all that is known of it, as curl, and once more. */
export function CallDialog({ call, answer, replayed, mayReplay, gatewayUrl }: Props) {
  const { t } = useTranslation(["logs", "common"]);
  const format = useFormat();
  const items = [
    { label: t("columns.status"), value: <StatusCode status={call.status} /> },
    { label: t("outcome"), value: t(`outcomes.${call.outcome}`) },
    { label: t("columns.time"), value: <Time at={call.at} style="exact" /> },
    {
      label: t("columns.ms"),
      value: t("took", { total: format.number(call.totalMs), upstream: format.number(call.upstreamMs) }),
    },
    { label: t("columns.key"), value: call.keyName ?? t("instanceKey") },
    { label: t("columns.instance"), value: call.instanceName ?? "–" },
    {
      label: t("common:requestId"),
      value: (
        <span className="flex items-center gap-1">
          <code className="min-w-0 font-mono text-sm break-all">{call.id}</code>
          <CopyButton text={call.id} label={t("common:copyRequestId")} />
        </span>
      ),
    },
  ];
  return (
    <UrlDialog param="call" title={`${call.method} ${call.path}`} wide>
      <DataList items={items} />
      <CodeBlock title="curl" code={asCurl(call, gatewayUrl)} />
      {call.method !== "GET" && <p className="text-sm text-muted">{t("notKept")}</p>}
      {isReplayable(call) && <ReplayForm call={call} answer={answer} replayed={replayed} mayReplay={mayReplay} />}
    </UrlDialog>
  );
}
