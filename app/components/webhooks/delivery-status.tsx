import { useTranslation } from "react-i18next";
import type { Delivery } from "../../../lib/contract/endpoint";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<Delivery["state"], Tone>> = { delivered: "good", pending: "warn", failed: "bad" };

export function DeliveryStatus({ state }: Pick<Delivery, "state">) {
  const { t } = useTranslation("webhooks");
  return <Status tone={TONES[state]}>{t(`deliveryStates.${state}`)}</Status>;
}
