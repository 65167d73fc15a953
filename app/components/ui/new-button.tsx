import type { LinkProps } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "./button";

interface Props extends Pick<LinkProps, "to" | "preventScrollReset"> {
  /** Whether the person's role lets them make one. Who may not is told so. */
  allowed: boolean;
  icon?: ReactNode;
  children: ReactNode;
}

/** Leads to where one more of a list is made. */
export function NewButton({ allowed, icon = <Plus aria-hidden="true" />, children, ...link }: Props) {
  const { t } = useTranslation();
  if (!allowed) {
    return (
      <Button variant="primary" disabledReason={t("problems.forbidden")}>
        {icon}
        {children}
      </Button>
    );
  }
  return (
    <ButtonLink {...link} variant="primary">
      {icon}
      {children}
    </ButtonLink>
  );
}
