import { useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, type ButtonProps } from "./button";

interface Props extends ButtonProps {
  /** Where one action serves several buttons: posted as `intent`. */
  intent?: string;
  /** Whether the person's role lets it be pressed. Who may not is told so. */
  allowed?: boolean;
}

/** Sends its form, once: disabled from the press until the answer. For a fetcher's form use `Button pending`. */
export function SubmitButton({ intent, allowed = true, variant = "primary", ...rest }: Props) {
  const { t } = useTranslation();
  const { state, formData } = useNavigation();
  if (!allowed) return <Button {...rest} variant={variant} disabledReason={t("problems.forbidden")} />;
  const isMine = state !== "idle" && formData !== undefined && (formData.get("intent") ?? undefined) === intent;
  const named = intent ? { name: "intent", value: intent } : {};
  return <Button {...rest} {...named} type="submit" variant={variant} pending={isMine} />;
}
