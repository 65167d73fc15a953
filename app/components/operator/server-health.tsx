import { useTranslation } from "react-i18next";
import type { Server } from "../../../lib/contract/server";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<Server["health"], Tone>> = { healthy: "good", failing: "bad", unknown: "info" };
const REACHABLE_TONES: Readonly<Record<Server["reachable"], Tone>> = { yes: "good", no: "bad", unknown: "info" };

/** Whether it works, or is meant not to. */
export function ServerHealth({ server }: { server: Pick<Server, "health" | "enabled" | "draining"> }) {
  const { t } = useTranslation("operator");
  const { health, enabled, draining } = server;
  return (
    <span className="flex flex-wrap justify-end gap-1.5 sm:justify-start">
      {enabled && <Status tone={TONES[health]}>{t(`health.${health}`)}</Status>}
      {!enabled && <Status tone="off">{t("health.disabled")}</Status>}
      {draining && <Status tone="warn">{t("health.draining")}</Status>}
    </span>
  );
}

/** Whether its webhooks arrive here. */
export function ServerReachable({ reachable }: Pick<Server, "reachable">) {
  const { t } = useTranslation("operator");
  return <Status tone={REACHABLE_TONES[reachable]}>{t(`reachable.${reachable}.word`)}</Status>;
}
