import { useTranslation } from "react-i18next";
import type { OperatorPlan } from "../../../lib/contract/operator-plan";
import { CURRENCIES } from "../../lib/operator/plan-fields";
import { useFormat } from "../../lib/use-format";
import { type Column, DataTable } from "../ui/data-table";
import { Status } from "../ui/status";
import { TextLink } from "../ui/text-link";

export function PlanTable({ plans }: { plans: readonly OperatorPlan[] }) {
  const { t } = useTranslation("operator");
  const format = useFormat();
  const columns: Column<OperatorPlan>[] = [
    {
      key: "name",
      header: t("servers.name"),
      cell: ({ id, definition }) => <TextLink to={`/operator/plans/${id}`}>{definition.name}</TextLink>,
      primary: true,
    },
    { key: "state", header: t("plans.state"), cell: ({ active }) => <PlanState active={active} /> },
    {
      key: "messages",
      header: t("plans.messages"),
      cell: ({ definition }) => format.number(definition.limits.message_send),
      align: "right",
    },
    ...CURRENCIES.map(
      (currency): Column<OperatorPlan> => ({
        key: currency,
        header: currency,
        cell: ({ prices }) => {
          const price = prices[currency];
          return <span suppressHydrationWarning>{price ? format.minor(price.amount, currency) : "–"}</span>;
        },
        align: "right",
      }),
    ),
  ];
  return <DataTable caption={t("tabs.plans")} columns={columns} rows={plans} rowKey={({ id }) => id} />;
}

export function PlanState({ active }: { active: boolean }) {
  const { t } = useTranslation("operator");
  return <Status tone={active ? "good" : "off"}>{t(active ? "plans.offered" : "plans.withdrawn")}</Status>;
}
