import { useTranslation } from "react-i18next";
import type { TenantProfile } from "../../../lib/contract/tenant-profile";
import type { QuotaUsage } from "../../../lib/contract/usage";
import { useFormat } from "../../lib/use-format";
import { ButtonLink } from "../ui/button";
import { Notice } from "../ui/notice";

const WARN_FROM = 0.8;

interface Props {
  usage: readonly QuotaUsage[];
  standing: TenantProfile["standing"];
}

/** Says in words what is nearly or wholly used up, and what happens then. */
export function QuotaNotice({ usage, standing }: Props) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  const spent = usage.map(({ kind, span, used, limit }) => ({ label: t(`quota.${kind}.${span}`), used, limit }));
  const full = [
    { label: t("quota.instances"), ...standing.instances },
    { label: t("quota.keys"), ...standing.keys },
  ].filter(({ used, limit }) => used > limit);
  const near = spent.filter(({ used, limit }) => limit > 0 && used / limit >= WARN_FROM);
  const all = [...near, ...full];
  if (all.length === 0) return null;
  const isOut = all.some(({ used, limit }) => used >= limit);
  return (
    <Notice
      tone={isOut ? "bad" : "warn"}
      title={t(isOut ? "near.outTitle" : "near.title")}
      actions={<ButtonLink to="/plan/change">{t("near.button")}</ButtonLink>}
    >
      <ul>
        {all.map(({ label, used, limit }) => (
          <li key={label}>
            {label}: {format.number(used)} / {format.number(limit)}
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">{t(isOut ? "near.out" : "near.why")}</p>
    </Notice>
  );
}
