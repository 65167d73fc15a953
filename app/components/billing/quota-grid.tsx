import { useTranslation } from "react-i18next";
import type { TenantProfile } from "../../../lib/contract/tenant-profile";
import type { QuotaUsage } from "../../../lib/contract/usage";
import { useFormat } from "../../lib/use-format";
import { Card } from "../ui/card";
import { Progress } from "../ui/progress";
import { Section } from "../ui/section";

const STANDING = ["instances", "keys", "endpoints", "members"] as const;
const KINDS = ["message_send", "api_call", "bot_create", "instance_create", "instance_delete"] as const;

interface Props {
  usage: readonly QuotaUsage[];
  /** What is limited by number; of live things only. */
  standing: TenantProfile["standing"] | null;
}

/** Every quota: used of limit, and when it begins anew. */
export function QuotaGrid({ usage, standing }: Props) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  const sorted = KINDS.flatMap((kind) => usage.filter((item) => item.kind === kind));
  return (
    <Section title={t("quota.title")} description={t("quota.lead")}>
      <Card className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {sorted.map(({ kind, span, used, limit, resetsAt }) => (
          <Progress
            key={`${kind} ${span}`}
            label={t(`quota.${kind}.${span}`)}
            used={used}
            limit={limit}
            hint={t("quota.resets", { date: format.date(resetsAt) })}
          />
        ))}
        {standing &&
          STANDING.map((name) => (
            <Progress key={name} label={t(`quota.${name}`)} {...standing[name]} hint={t("quota.standing")} />
          ))}
      </Card>
    </Section>
  );
}
