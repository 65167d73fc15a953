import { useTranslation } from "react-i18next";
import type { TenantStatus as State } from "../../../lib/contract/tenant";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<State, Tone>> = { active: "good", past_due: "warn", suspended: "bad" };

export function TenantStatus({ status }: { status: State }) {
  const { t } = useTranslation("operator");
  return <Status tone={TONES[status]}>{t(`tenants.states.${status}`)}</Status>;
}
