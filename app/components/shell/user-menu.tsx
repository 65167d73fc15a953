import { useNavigate, useSubmit } from "@remix-run/react";
import Check from "lucide-react/icons/check";
import LogOut from "lucide-react/icons/log-out";
import UserRound from "lucide-react/icons/user-round";
import { useTranslation } from "react-i18next";
import { LOCALES, type Locale } from "../../lib/locales";
import { useChoose } from "../../lib/preferences";
import { THEMES, type Theme } from "../../lib/theme";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../ui/menu";
import { UserButton } from "./user-button";

interface Props {
  user: { name: string; email: string };
  theme: Theme;
}

/** The person: settings, appearance, language, and the way out. */
export function UserMenu({ user, theme }: Props) {
  const { t, i18n } = useTranslation();
  const choose = useChoose();
  const submit = useSubmit();
  const navigate = useNavigate();
  return (
    <Menu trigger={<UserButton name={user.name} label={t("shell.account")} />}>
      <MenuLabel>
        <span className="block truncate font-medium text-ink">{user.name}</span>
        <span className="block truncate">{user.email}</span>
      </MenuLabel>
      <MenuItem icon={<UserRound aria-hidden="true" />} onSelect={() => navigate("/settings")}>
        {t("shell.settings")}
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>{t("shell.theme")}</MenuLabel>
      {THEMES.map((option) => (
        <MenuItem key={option} icon={<Tick on={option === theme} />} onSelect={() => choose({ theme: option })}>
          {t(`themes.${option}`)}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuLabel>{t("shell.language")}</MenuLabel>
      {(Object.keys(LOCALES) as Locale[]).map((locale) => (
        <MenuItem
          key={locale}
          icon={<Tick on={locale === i18n.language} />}
          onSelect={() => choose({ locale })}
        >
          <span lang={locale}>{LOCALES[locale]}</span>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={() => submit(null, { method: "post", action: "/sign-out" })}>
        {t("shell.signOut")}
      </MenuItem>
    </Menu>
  );
}

const Tick = ({ on }: { on: boolean }) => <Check aria-hidden="true" className={on ? "text-accent" : "invisible"} />;
