import { useTranslation } from "react-i18next";
import type { OperatorTenantDetails } from "../../../lib/contract/tenant-profile";
import { isLocale, LOCALES } from "../../lib/locales";
import { Card } from "../ui/card";
import { CopyButton } from "../ui/copy-button";
import { DataList } from "../ui/data-list";
import { Notice } from "../ui/notice";
import { Badge } from "../ui/status";
import { Time } from "../ui/time";
import { useRegionName } from "./use-region-name";

/** Who a company is and what it has. */
export function TenantFacts({ tenant }: { tenant: OperatorTenantDetails }) {
  const { t } = useTranslation("operator");
  const regionName = useRegionName();
  const { id, plan, planOverride, suspension, region, timeZone, locale, createdAt } = tenant;
  const items = [
    {
      label: t("tenants.id"),
      value: (
        <span className="flex flex-wrap items-center gap-1">
          <code className="font-mono text-sm break-all">{id}</code>
          <CopyButton text={id} />
        </span>
      ),
    },
    {
      label: t("tenants.plan"),
      value: (
        <span className="flex flex-wrap items-center gap-2">
          {plan.name}
          {planOverride && <Badge>{t("tenants.override")}</Badge>}
        </span>
      ),
    },
    { label: t("tenants.language"), value: isLocale(locale) ? LOCALES[locale] : locale },
    { label: t("tenants.timeZone"), value: timeZone },
    { label: t("servers.region"), value: regionName(region) },
    { label: t("tenants.since"), value: <Time at={createdAt} /> },
  ];
  return (
    <>
      {suspension && (
        <Notice tone="bad" title={t("suspend.since")}>
          <p>{suspension.reason}</p>
          <p className="text-sm text-muted">
            <Time at={suspension.since} />
          </p>
        </Notice>
      )}
      <Card>
        <DataList items={items} />
      </Card>
    </>
  );
}
