import { useTranslation } from "react-i18next";
import type { ApiKey, KeyState } from "../../../lib/contract/api-key";
import { describeClient } from "../../lib/describe-client";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";
import { Badge, Status, type Tone } from "../ui/status";
import { TimeAgo } from "../ui/time";
import { KeyActions } from "./key-actions";

interface Props {
  keys: readonly ApiKey[];
  /** A key that was last used before this is unused. */
  unusedSince: string;
  mayChange: boolean;
}

/** Every key of a page: how it is recognised, what it may do, when and by whom it was used. */
export function KeyTable({ keys, unusedSince, mayChange }: Props) {
  const { t } = useTranslation("keys");
  const format = useFormat();
  const columns: Column<ApiKey>[] = [
    { key: "name", header: t("columns.name"), cell: (key) => <NameCell apiKey={key} />, primary: true },
    { key: "rights", header: t("columns.rights"), cell: (key) => <Rights apiKey={key} /> },
    { key: "state", header: t("columns.state"), cell: (key) => <StateCell apiKey={key} /> },
    {
      key: "lastUsed",
      header: t("columns.lastUsed"),
      cell: (key) => <LastUsed apiKey={key} unusedSince={unusedSince} />,
    },
    {
      key: "calls",
      header: t("columns.calls"),
      cell: ({ calls30Days }) => format.number(calls30Days),
      align: "right",
    },
    {
      key: "actions",
      header: t("columns.actions"),
      cell: (key) => <KeyActions apiKey={key} mayChange={mayChange} />,
      align: "right",
    },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={keys} rowKey={({ id }) => id} />;
}

function NameCell({ apiKey: { name, prefix, lastFour } }: { apiKey: ApiKey }) {
  return (
    <span className="grid min-w-0">
      <span dir="auto" className="truncate text-left">
        {name}
      </span>
      <code className="font-mono text-xs font-normal text-muted">
        {prefix}…{lastFour}
      </code>
    </span>
  );
}

function Rights({ apiKey: { scopes, instances, allowedIps } }: { apiKey: ApiKey }) {
  const { t } = useTranslation("keys");
  return (
    <span className="flex flex-wrap justify-end gap-1 md:justify-start">
      {scopes.map((scope) => (
        <Badge key={scope}>{t(`scopes.${scope}`)}</Badge>
      ))}
      {instances && <Badge>{t("limits.instances", { count: instances.length })}</Badge>}
      {allowedIps && <Badge>{t("limits.ips", { count: allowedIps.length })}</Badge>}
    </span>
  );
}

const TONES: Readonly<Record<KeyState, Tone>> = { active: "good", retiring: "warn", expired: "off", revoked: "off" };

function StateCell({ apiKey: { state, expiresAt, revokedAt } }: { apiKey: ApiKey }) {
  const { t } = useTranslation("keys");
  const format = useFormat();
  const ends = (state === "retiring" && revokedAt) || (state === "active" && expiresAt);
  return (
    <span className="grid justify-items-end gap-0.5 md:justify-items-start">
      <Status tone={TONES[state]}>{t(`states.${state}`)}</Status>
      {ends && <span className="text-xs text-muted">{t("until", { time: format.date(ends) })}</span>}
    </span>
  );
}

function LastUsed({ apiKey, unusedSince }: { apiKey: ApiKey; unusedSince: string }) {
  const { t } = useTranslation("keys");
  const { lastUsedAt, lastClient, createdAt, state } = apiKey;
  const isUnused = state === "active" && (lastUsedAt ?? createdAt) < unusedSince;
  return (
    <span className="grid justify-items-end gap-0.5 text-right md:justify-items-start md:text-left">
      {lastUsedAt ? <TimeAgo at={lastUsedAt} /> : <span className="text-muted">{t("never")}</span>}
      {lastUsedAt && (
        <span className="max-w-44 truncate text-xs text-muted" title={lastClient ?? undefined}>
          {describeClient(lastClient) ?? t("unknownClient")}
        </span>
      )}
      {isUnused && <Status tone="warn">{t("unused")}</Status>}
    </span>
  );
}
