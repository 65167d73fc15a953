import Check from "lucide-react/icons/check";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import Plus from "lucide-react/icons/plus";
import { useNavigate } from "@remix-run/react";
import { type ButtonHTMLAttributes, forwardRef } from "react";
import { useTranslation } from "react-i18next";
import { useChoose } from "../../lib/preferences";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../ui/menu";
import type { ShellTenant } from "./shell-data";

interface Props {
  tenant: ShellTenant;
  tenants: readonly ShellTenant[];
}

/** Which company we look at, and the way to another. */
export function TenantSwitcher({ tenant, tenants }: Props) {
  const { t } = useTranslation();
  const choose = useChoose();
  const navigate = useNavigate();
  return (
    <Menu align="start" trigger={<Trigger tenant={tenant} />}>
      <MenuLabel>{t("shell.tenant")}</MenuLabel>
      {tenants.map(({ id, name, role }) => (
        <MenuItem
          key={id}
          onSelect={() => choose({ tenant: id })}
          icon={<Check aria-hidden="true" className={id === tenant.id ? "text-accent" : "invisible"} />}
        >
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="text-sm text-muted">{t(`roles.${role}`)}</span>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={<Plus aria-hidden="true" />} onSelect={() => navigate("/welcome")}>
        {t("shell.newTenant")}
      </MenuItem>
    </Menu>
  );
}

interface TriggerProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tenant: ShellTenant;
}

const Trigger = forwardRef<HTMLButtonElement, TriggerProps>(({ tenant: { name, role }, ...rest }, ref) => {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      className="flex h-12 w-full items-center gap-2.5 rounded-lg border border-nav-line px-2.5 text-left hover:bg-nav-raised"
    >
      <span
        aria-hidden="true"
        className="grid size-7 shrink-0 place-items-center rounded-md bg-nav-raised font-semibold"
      >
        {name.charAt(0).toUpperCase()}
      </span>
      <span className="grid min-w-0 flex-1 leading-tight">
        <span className="truncate font-medium">{name}</span>
        <span className="text-xs text-nav-muted">{t(`roles.${role}`)}</span>
      </span>
      <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-nav-muted" />
    </button>
  );
});
Trigger.displayName = "Trigger";
