import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Theme } from "../../lib/theme";
import { TimeZoneContext } from "../../lib/time-zone";
import { Mark } from "../mark";
import { CommandButton } from "./command-button";
import { MobileNav } from "./mobile-nav";
import { ModeSwitch } from "./mode-switch";
import type { ShellData } from "./shell-data";
import { SideNav } from "./side-nav";
import { TenantSwitcher } from "./tenant-switcher";
import { UserMenu } from "./user-menu";

interface Props {
  data: ShellData;
  theme: Theme;
  /** Above everything, and not to be closed: an operator acts for this tenant. */
  banner?: ReactNode;
  children: ReactNode;
}

/** The frame of every signed-in page. */
export function Shell({ data, theme, banner, children }: Props) {
  const { t } = useTranslation();
  const { user, tenant, tenants, mode } = data;
  const side = (
    <>
      <Brand />
      {tenant && <TenantSwitcher tenant={tenant} tenants={tenants} />}
      <SideNav isOperator={user.isOperator} hasTenant={tenant !== null} />
    </>
  );
  return (
    <TimeZoneContext.Provider value={tenant?.timeZone ?? "UTC"}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-accent px-3 py-2 text-accent-ink focus:translate-y-0"
      >
        {t("shell.skip")}
      </a>
      <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto bg-nav p-4 text-nav-ink lg:flex print:hidden">
          {side}
        </div>
        <div className="min-w-0">
          <div className="sticky top-0 z-30 print:hidden">
            {banner}
            <header className="flex h-14 items-center gap-2 border-b border-line bg-canvas px-4 sm:gap-3 sm:px-6">
              <MobileNav>{side}</MobileNav>
              <div className="flex-1">
                <CommandButton isOperator={user.isOperator} />
              </div>
              {tenant && mode === "test" && <p className="text-sm text-muted max-md:sr-only">{t("shell.testMode")}</p>}
              {tenant && <ModeSwitch mode={mode} />}
              <UserMenu user={user} theme={theme} />
            </header>
          </div>
          <main id="content" tabIndex={-1} className="mx-auto max-w-6xl px-4 py-6 outline-none sm:px-6 sm:py-8">
            {children}
          </main>
        </div>
      </div>
    </TimeZoneContext.Provider>
  );
}

function Brand() {
  const { t } = useTranslation();
  return (
    <Link
      to="/"
      className="flex h-9 items-center gap-2.5 self-start rounded-md pr-2 text-xl font-semibold tracking-tight"
    >
      <Mark />
      {t("product")}
    </Link>
  );
}
