import { Form, Link } from "@remix-run/react";
import LogOut from "lucide-react/icons/log-out";
import UserRound from "lucide-react/icons/user-round";
import { useTranslation } from "react-i18next";
import { initialsOf } from "../../lib/initials";
import { LOCALES } from "../../lib/locales";
import { THEMES, type Theme } from "../../lib/theme";
import { Popover } from "../ui/popover";
import { ChoiceRows } from "./choice-rows";

interface Props {
  user: { name: string; email: string };
  theme: Theme;
}

/** The person: settings, appearance, language, and the way out. */
export function UserMenu({ user, theme }: Props) {
  const { t, i18n } = useTranslation();
  const themes = THEMES.map((value) => ({ value, label: t(`themes.${value}`) }));
  const languages = Object.entries(LOCALES).map(([value, label]) => ({ value, label, lang: value }));
  return (
    <Popover
      label={t("shell.account")}
      trigger={
        <>
          <span aria-hidden="true">{initialsOf(user.name)}</span>
          <span className="sr-only">
            {t("shell.account")}: {user.name}
          </span>
        </>
      }
      triggerClass="grid size-9 shrink-0 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent hover:bg-line"
      className="float inset-auto top-13 right-4 w-64 p-1.5 sm:right-6"
    >
      <div className="px-2.5 py-1.5">
        <p dir="auto" className="truncate text-left font-medium">
          {user.name}
        </p>
        <p className="truncate text-sm text-muted">{user.email}</p>
      </div>
      <Link to="/settings" className="choice hover:bg-accent-soft">
        <UserRound aria-hidden="true" className="size-4 shrink-0" />
        {t("shell.settings")}
      </Link>
      <hr className="my-1.5 border-line" />
      <ChoiceRows name="theme" label={t("shell.theme")} options={themes} chosen={theme} />
      <hr className="my-1.5 border-line" />
      <ChoiceRows name="locale" label={t("shell.language")} options={languages} chosen={i18n.language} />
      <hr className="my-1.5 border-line" />
      <Form method="post" action="/sign-out">
        <button type="submit" className="choice hover:bg-accent-soft">
          <LogOut aria-hidden="true" className="size-4 shrink-0" />
          {t("shell.signOut")}
        </button>
      </Form>
    </Popover>
  );
}
