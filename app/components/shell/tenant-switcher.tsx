import { Link } from "@remix-run/react";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import Plus from "lucide-react/icons/plus";
import { useTranslation } from "react-i18next";
import { initialOf } from "../../lib/initials";
import { Popover } from "../ui/popover";
import { ChoiceRows } from "./choice-rows";
import type { ShellTenant } from "./shell-data";

interface Props {
  tenant: ShellTenant;
  tenants: readonly ShellTenant[];
}

/** Which company we look at, and the way to another. Its page of the same name may not exist: that goes home. */
export function TenantSwitcher({ tenant, tenants }: Props) {
  const { t } = useTranslation();
  const options = tenants.map(({ id, name, role }) => ({ value: id, label: name, note: t(`roles.${role}`) }));
  return (
    <Popover
      label={t("shell.tenant")}
      trigger={<Current tenant={tenant} />}
      triggerClass="flex h-12 w-full items-center gap-2.5 rounded-lg border border-nav-line px-2.5 text-left hover:bg-nav-raised"
      className="float inset-auto top-31 left-4 w-64 p-1.5"
    >
      <ChoiceRows name="tenant" label={t("shell.tenant")} options={options} chosen={tenant.id} next="/" />
      <Link to="/welcome" className="choice mt-1.5 border-t border-line hover:bg-accent-soft">
        <Plus aria-hidden="true" className="size-4 shrink-0" />
        {t("shell.newTenant")}
      </Link>
    </Popover>
  );
}

function Current({ tenant: { name, role } }: { tenant: ShellTenant }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="sr-only">{t("shell.tenant")}:</span>
      <span
        aria-hidden="true"
        className="grid size-7 shrink-0 place-items-center rounded-md bg-nav-raised font-semibold"
      >
        {initialOf(name)}
      </span>
      <span className="grid min-w-0 flex-1 leading-tight">
        <span dir="auto" className="truncate text-left font-medium">
          {name}
        </span>
        <span className="text-xs text-nav-muted">{t(`roles.${role}`)}</span>
      </span>
      <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-nav-muted" />
    </>
  );
}
