import { useTranslation } from "react-i18next";
import type { Instance } from "../../../lib/contract/instance";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<NonNullable<Instance["live"]>["status"], Tone>> = {
  created: "off",
  connecting: "info",
  open: "good",
  closed: "bad",
  refused: "bad",
};

/** What an instance is doing: colour, picture and word. */
export function InstanceStatus({ live }: Pick<Instance, "live">) {
  const { t } = useTranslation("instances");
  if (!live) return <Status tone="warn">{t("status.unknown")}</Status>;
  if (live.status === "open" && live.silence) return <Status tone="warn">{t("status.silent")}</Status>;
  return <Status tone={TONES[live.status]}>{t(`status.${live.status}`)}</Status>;
}
