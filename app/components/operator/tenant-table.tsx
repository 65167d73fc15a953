import { useTranslation } from "react-i18next";
import type { OperatorTenant } from "../../../lib/contract/tenant-profile";
import { isLocale, LOCALES } from "../../lib/locales";
import { type Column, DataTable } from "../ui/data-table";
import { TextLink } from "../ui/text-link";
import { Time } from "../ui/time";
import { TenantStatus } from "./tenant-status";
import { useRegionName } from "./use-region-name";

export function TenantTable({ tenants }: { tenants: readonly OperatorTenant[] }) {
  const { t } = useTranslation("operator");
  const regionName = useRegionName();
  const columns: Column<OperatorTenant>[] = [
    {
      key: "name",
      header: t("tenants.name"),
      cell: ({ id, name, slug }) => (
        <span className="grid min-w-0">
          <TextLink to={`/operator/tenants/${id}`}>{name}</TextLink>
          <span className="truncate text-xs font-normal text-muted">{slug}</span>
        </span>
      ),
      primary: true,
    },
    { key: "plan", header: t("tenants.plan"), cell: ({ planId }) => planId },
    { key: "status", header: t("tenants.status"), cell: ({ status }) => <TenantStatus status={status} /> },
    {
      key: "locale",
      header: t("tenants.language"),
      cell: ({ locale }) => (isLocale(locale) ? LOCALES[locale] : locale),
    },
    { key: "region", header: t("servers.region"), cell: ({ region }) => regionName(region) },
    { key: "since", header: t("tenants.since"), cell: ({ createdAt }) => <Time at={createdAt} style="date" /> },
  ];
  return <DataTable caption={t("tabs.tenants")} columns={columns} rows={tenants} rowKey={({ id }) => id} />;
}
