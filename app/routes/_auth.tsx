import { Link, Outlet } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AuthPanel } from "../components/auth/auth-panel";
import { Mark } from "../components/mark";
import { LanguageForm } from "../components/shell/language-form";
import type { Area } from "../lib/locales";

export const handle = { areas: ["auth"] satisfies Area[] };

/** The frame of every screen before sign-in. */
export default function BeforeSignIn() {
  const { t } = useTranslation();
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <AuthPanel />
      <div className="flex flex-col px-5 py-6 sm:px-10">
        <Link
          to="/sign-in"
          className="flex items-center gap-2.5 self-start rounded-md text-xl font-semibold tracking-tight"
        >
          <Mark />
          {t("product")}
        </Link>
        <main id="content" className="mx-auto grid w-full max-w-sm flex-1 content-center gap-6 py-10">
          <Outlet />
        </main>
        <footer className="self-center">
          <LanguageForm />
        </footer>
      </div>
    </div>
  );
}
