import { NavLink } from "@remix-run/react";
import clsx from "clsx";
import { useTranslation } from "react-i18next";
import { NAV_GROUPS, type NavItem, OPERATOR_ITEM } from "./nav-items";

interface Props {
  isOperator: boolean;
  hasTenant: boolean;
}

/** The links of the side bar and of the drawer. */
export function SideNav({ isOperator, hasTenant }: Props) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("shell.navigation")} className="grid gap-5">
      {(hasTenant ? NAV_GROUPS : []).map(({ group, items }) => (
        <div key={group} className="grid gap-1">
          <p className="px-2.5 text-xs font-medium text-nav-muted">{t(`nav.groups.${group}`)}</p>
          <ul className="grid gap-0.5">
            {items.map((item) => (
              <Item key={item.to} item={item} />
            ))}
          </ul>
        </div>
      ))}
      {isOperator && (
        <ul className="border-t border-nav-line pt-3">
          <Item item={OPERATOR_ITEM} />
        </ul>
      )}
    </nav>
  );
}

function Item({ item: { name, to, icon: Icon } }: { item: NavItem }) {
  const { t } = useTranslation();
  return (
    <li>
      <NavLink
        to={to}
        end={to === "/"}
        prefetch="intent"
        className={({ isActive }) =>
          clsx(
            "flex h-8 items-center gap-2.5 rounded-md px-2.5 transition-colors max-lg:h-10",
            isActive
              ? "bg-nav-raised font-medium text-nav-ink shadow-[inset_2px_0_0_var(--color-mark)]"
              : "text-nav-muted hover:bg-nav-raised hover:text-nav-ink",
          )
        }
      >
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        {t(`nav.${name}`)}
      </NavLink>
    </li>
  );
}
