import { useNavigation } from "@remix-run/react";
import { Button, type ButtonProps } from "./button";

interface Props extends ButtonProps {
  /** Where one action serves several buttons: posted as `intent`. */
  intent?: string;
}

/** Sends its form, once: disabled from the press until the answer. For a fetcher's form use `Button pending`. */
export function SubmitButton({ intent, variant = "primary", ...rest }: Props) {
  const { state, formData } = useNavigation();
  const isMine = state !== "idle" && formData !== undefined && (formData.get("intent") ?? undefined) === intent;
  const named = intent ? { name: "intent", value: intent } : {};
  return <Button {...rest} {...named} type="submit" variant={variant} pending={isMine} />;
}
