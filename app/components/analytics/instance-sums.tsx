import { useTranslation } from "react-i18next";
import type { InstanceSum } from "../../lib/analytics/sum-instances";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

/** Which numbers are busy, slow or failing. */
export function InstanceSums({ instances }: { instances: readonly InstanceSum[] }) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const most = Math.max(1, ...instances.map(({ calls }) => calls));
  const columns: Column<InstanceSum>[] = [
    { key: "name", header: t("instances.name"), cell: (row) => <Name row={row} />, primary: true },
    {
      key: "bar",
      header: t("instances.calls"),
      cell: ({ calls }) => (
        <span className="flex min-w-32 items-center justify-end gap-3">
          <span aria-hidden="true" className="h-2 flex-1 overflow-hidden rounded-full bg-line max-md:hidden">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${(calls / most) * 100}%` }} />
          </span>
          <span className="min-w-12 text-right">{format.number(calls)}</span>
        </span>
      ),
      align: "right",
      className: "md:w-2/5",
    },
    { key: "sent", header: t("instances.sent"), cell: ({ sent }) => format.number(sent), align: "right" },
    { key: "errors", header: t("instances.errors"), cell: ({ errors }) => format.number(errors), align: "right" },
    {
      key: "latency",
      header: t("latency.average"),
      cell: ({ averageMs }) => t("ms", { number: format.number(Math.round(averageMs)) }),
      align: "right",
      className: "whitespace-nowrap",
    },
  ];
  return (
    <Section title={t("instances.title")} description={t("instances.lead")}>
      <DataTable caption={t("instances.title")} columns={columns} rows={instances} rowKey={({ id }) => id ?? "none"} />
    </Section>
  );
}

function Name({ row: { id, name } }: { row: InstanceSum }) {
  const { t } = useTranslation("analytics");
  if (id === null) return <span className="text-muted">{t("instances.none")}</span>;
  if (name === null) return <span className="text-muted">{t("instances.gone")}</span>;
  return <TextLink to={`/instances/${id}`}>{name}</TextLink>;
}
