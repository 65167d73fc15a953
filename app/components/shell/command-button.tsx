import { useNavigation } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

// Few open it on their first page: its code comes when somebody does.
const CommandPalette = lazy(async () => ({ default: (await import("./command-palette")).CommandPalette }));

/** Opens the palette by button or by Ctrl-K (⌘K). */
export function CommandButton({ isOperator }: { isOperator: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { location } = useNavigation();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  useEffect(() => {
    if (location) setOpen(false);
  }, [location]);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        className="flex h-9 items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-muted hover:text-ink sm:min-w-56"
      >
        <Search aria-hidden="true" className="size-4" />
        <span className="flex-1 text-left max-sm:sr-only">{t("palette.open")}</span>
        <kbd className="rounded-sm border border-line px-1 font-sans text-xs max-sm:hidden">Ctrl K</kbd>
      </button>
      {open && (
        <Suspense>
          <CommandPalette isOperator={isOperator} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
