import { useTranslation } from "react-i18next";
import { Notice } from "../ui/notice";
import { TextLink } from "../ui/text-link";
import { Time } from "../ui/time";

interface Props {
  ledgers: readonly { tenantId: string; mode: "live" | "test"; since: string; reason: string }[];
}

/** Companies whose usage Postgres refuses; nothing where there are none. */
export function RefusedLedgers({ ledgers }: Props) {
  const { t } = useTranslation("operator");
  if (ledgers.length === 0) return null;
  return (
    <Notice tone="bad" title={t("refused.title")}>
      <ul className="grid gap-1">
        {ledgers.map(({ tenantId, mode, since, reason }) => (
          <li key={`${tenantId} ${mode}`} className="flex flex-wrap gap-x-2">
            <TextLink to={`/operator/tenants/${tenantId}`} className="font-mono text-sm break-all">
              {tenantId}
            </TextLink>
            <span>{t(`books.${mode}`)}</span>
            <code className="font-mono text-sm">{reason}</code>
            <Time at={since} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
