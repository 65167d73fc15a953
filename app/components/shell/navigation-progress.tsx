import { useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** A thin bar that moves from the moment a link is pressed until the page is there. */
export function NavigationProgress() {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const isBusy = state !== "idle";
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-0 z-60 h-0.5 overflow-hidden">
      {isBusy && (
        <>
          <span className="sr-only">{t("shell.loading")}</span>
          <span className="block h-full w-full origin-left animate-pass bg-mark" />
        </>
      )}
    </div>
  );
}
