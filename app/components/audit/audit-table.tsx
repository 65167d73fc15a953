import clsx from "clsx";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../lib/contract/audit";
import type audit from "../../locales/en/audit.json";
import { type Column, DataTable } from "../ui/data-table";
import { Time } from "../ui/time";

interface Props {
  entries: readonly AuditEntry[];
  /** Members by what the log calls them: `user:<id>`. */
  people: readonly { value: string; label: string }[];
  /** Those that entries are about. */
  instances: readonly { id: string; name: string }[];
}

/** Each change as a sentence: who did what to what. */
export function AuditTable({ entries, people, instances }: Props) {
  const { t } = useTranslation("audit");
  const names = new Map(people.map(({ value, label }) => [value, label]));
  const instanceNames = new Map(instances.map(({ id, name }) => [id, name]));
  const columns: Column<AuditEntry>[] = [
    {
      key: "what",
      header: t("columns.what"),
      cell: (entry) => <What entry={entry} name={toldName(entry) ?? instanceNames.get(entry.target)} />,
      primary: true,
    },
    { key: "who", header: t("columns.who"), cell: (entry) => <Who entry={entry} name={names.get(entry.actor)} /> },
    { key: "when", header: t("columns.when"), cell: ({ at }) => <Time at={at} /> },
    {
      key: "where",
      header: t("columns.where"),
      cell: ({ ip }) => (ip ? <code className="font-mono text-sm">{ip}</code> : <span className="text-muted">–</span>),
    },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}

type KnownAction = keyof typeof audit.actions;

function What({ entry, name }: { entry: AuditEntry; name: string | undefined }) {
  const { t } = useTranslation("audit");
  const { action, target, before, after } = entry;
  // An action that is newer than our words is shown by its name.
  const words = t(`actions.${action.replace(".", "_") as KnownAction}`, action);
  return (
    <span className="grid min-w-0 gap-1 font-normal">
      <span className="min-w-0 break-words">
        {words} <strong className="font-medium wrap-anywhere">{name ?? beginningOf(target)}</strong>
      </span>
      {(before || after) && (
        <details className="text-sm text-muted">
          <summary className="w-fit rounded-sm">{t("details")}</summary>
          <div className="mt-1 grid gap-2">
            {before && <Values label={t("before")} values={before} />}
            {after && <Values label={t("after")} values={after} />}
          </div>
        </details>
      )}
    </span>
  );
}

function Values({ label, values }: { label: string; values: Record<string, unknown> }) {
  return (
    <div>
      <p className="font-medium">{label}</p>
      <dl className="grid gap-x-3 font-mono text-xs sm:grid-cols-[auto_1fr]">
        {Object.entries(values).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="break-all text-ink">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const SHORT = 8;

/** What the thing was called, where the entry says it. */
function toldName({ before, after }: AuditEntry): string | undefined {
  const told = [after, before].flatMap((values) => [values?.name, values?.email, values?.url]);
  return told.find((value): value is string => typeof value === "string" && value !== "");
}

const beginningOf = (target: string): string => (target.length > SHORT * 2 ? `${target.slice(0, SHORT)}…` : target);

function Who({ entry: { actor, actorLabel }, name }: { entry: AuditEntry; name?: string }) {
  const { t } = useTranslation("audit");
  const [kind] = actor.split(":");
  if (kind === "system") return <>{t("by.system")}</>;
  return (
    <span className="grid min-w-0 justify-items-end md:w-52 md:justify-items-start">
      {name && <span>{name}</span>}
      <span className={clsx("max-w-full truncate", name && "text-xs text-muted")} title={actorLabel ?? actor}>
        {actorLabel ?? actor}
      </span>
      {(kind === "key" || kind === "operator") && <span className="text-xs text-muted">{t(`by.${kind}`)}</span>}
    </span>
  );
}
