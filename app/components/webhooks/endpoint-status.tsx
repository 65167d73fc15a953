import { useTranslation } from "react-i18next";
import type { Endpoint } from "../../../lib/contract/endpoint";
import { Status, type Tone } from "../ui/status";

type State = "on" | "off" | "failing" | "disabled";

const TONES: Readonly<Record<State, Tone>> = { on: "good", off: "off", failing: "warn", disabled: "bad" };

export type Health = Pick<Endpoint, "enabled" | "disabled"> & { failingSince: string | null };

export function endpointState({ enabled, disabled, failingSince }: Health): State {
  if (disabled) return "disabled";
  if (!enabled) return "off";
  return failingSince ? "failing" : "on";
}

export function EndpointStatus({ endpoint }: { endpoint: Health }) {
  const { t } = useTranslation("webhooks");
  const state = endpointState(endpoint);
  return <Status tone={TONES[state]}>{t(`states.${state}`)}</Status>;
}
