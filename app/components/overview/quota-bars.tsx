import { useTranslation } from "react-i18next";
import type { TenantProfile } from "../../../lib/contract/tenant-profile";
import type { Usage } from "../../../lib/contract/usage";
import { useFormat } from "../../lib/use-format";
import { ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { Progress } from "../ui/progress";
import { Section } from "../ui/section";

interface Props {
  usage: Usage["items"];
  /** What the plan limits by number; live ones only. */
  standing: TenantProfile["standing"];
}

const SHOWN = ["message_send", "api_call"] as const;

/** What of the plan is used, and when it begins anew: amber from 80 %, red at 100 %. */
export function QuotaBars({ usage, standing }: Props) {
  const { t } = useTranslation("overview");
  const format = useFormat();
  const quotas = SHOWN.flatMap((kind) => usage.filter((item) => item.kind === kind).map((item) => ({ ...item, kind })));
  return (
    <Section
      title={t("quota.title")}
      actions={
        <ButtonLink size="sm" to="/plan">
          {t("quota.plan")}
        </ButtonLink>
      }
    >
      <Card className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-1">
        {quotas.map(({ kind, span, used, limit, resetsAt }) => (
          <Progress
            key={`${kind} ${span}`}
            label={t(`quota.${kind}.${span}`)}
            used={used}
            limit={limit}
            hint={t("quota.resets", { date: format.date(resetsAt, "date") })}
          />
        ))}
        <Progress label={t("quota.instances")} {...standing.instances} hint={t("quota.standing")} />
        <Progress label={t("quota.keys")} {...standing.keys} hint={t("quota.standing")} />
      </Card>
    </Section>
  );
}
