import { useTranslation } from "react-i18next";
import { TextField } from "../ui/form-fields";

interface Props {
  field: Parameters<typeof TextField>[0]["field"];
  label: string;
  hint?: string;
  /** There is one already: it is never shown, only replaced. */
  isSet: boolean;
}

/** Something secret, taken and never shown. */
export function SecretField({ field, label, hint, isSet }: Props) {
  const { t } = useTranslation("bots");
  return (
    <TextField
      field={field}
      label={label}
      hint={isSet ? t("form.secret.set") : hint}
      placeholder={isSet ? "••••••••" : undefined}
      type="password"
      autoComplete="new-password"
      maxLength={1_000}
      optional
    />
  );
}
