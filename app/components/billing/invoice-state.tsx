import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<InvoiceAnswer["state"], Tone>> = {
  draft: "off",
  open: "info",
  paid: "good",
  void: "off",
  uncollectible: "bad",
};

interface Props {
  invoice: Pick<InvoiceAnswer, "state" | "dueAt">;
  /** When the page was asked for: what is open after its day is overdue. */
  now: string;
}

export function InvoiceState({ invoice: { state, dueAt }, now }: Props) {
  const { t } = useTranslation("billing");
  if (state === "open" && dueAt < now) return <Status tone="bad">{t("states.overdue")}</Status>;
  return <Status tone={TONES[state]}>{t(`states.${state}`)}</Status>;
}
