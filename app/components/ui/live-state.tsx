import { useTranslation } from "react-i18next";
import type { LiveState as State } from "../../lib/live/open-live";
import { Status, type Tone } from "./status";

const TONES: Readonly<Record<State, Tone>> = { connecting: "info", live: "good", retrying: "warn", ended: "off" };

/** Whether what one sees is of now. */
export function LiveState({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <span role="status">
      <Status tone={TONES[state]}>{t(`live.${state}`)}</Status>
    </span>
  );
}
