import MenuIcon from "lucide-react/icons/menu";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Popover } from "../ui/popover";

/** The side bar of a narrow screen: a drawer behind a button. */
export function MobileNav({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="lg:hidden">
      <Popover
        label={t("shell.menu")}
        trigger={
          <>
            <MenuIcon aria-hidden="true" className="size-5" />
            <span className="sr-only">{t("shell.menu")}</span>
          </>
        }
        triggerClass="-ml-2 grid size-10 place-items-center rounded-md text-ink hover:bg-sunken"
        className="inset-y-0 right-auto left-0 h-dvh max-h-none w-72 max-w-[85vw] animate-slide content-start gap-5 overflow-y-auto bg-nav p-4 text-nav-ink backdrop:bg-black/45 open:grid"
      >
        {children}
      </Popover>
    </div>
  );
}
