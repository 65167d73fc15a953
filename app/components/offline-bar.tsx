import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useOffline } from "../lib/use-offline";

/** Nothing would answer: the page stays, with what was typed into it. */
function hold(event: Event) {
  const isLeaving = event.type === "submit" || (event.target as Element).closest("a[href^='/']");
  if (!isLeaving) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Says that there is no internet. Until there is, forms are not sent and links lead nowhere. */
export function OfflineBar() {
  const { t } = useTranslation();
  const isOffline = useOffline();
  useEffect(() => {
    if (!isOffline) return;
    for (const type of ["submit", "click"]) document.addEventListener(type, hold, true);
    return () => {
      for (const type of ["submit", "click"]) document.removeEventListener(type, hold, true);
    };
  }, [isOffline]);
  return (
    <div role="alert" className="fixed inset-x-0 bottom-0 z-60 print:hidden">
      {isOffline && (
        <p className="border-t border-line bg-warn-soft px-4 py-3 text-center font-medium">{t("offline")}</p>
      )}
    </div>
  );
}
