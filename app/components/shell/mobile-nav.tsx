import MenuIcon from "lucide-react/icons/menu";
import X from "lucide-react/icons/x";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** What the side bar shows on a wide screen; told how to close the drawer. */
  children: (close: () => void) => ReactNode;
}

/** The side bar of a narrow screen: a drawer behind a button. */
export function MobileNav({ children }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        aria-label={t("shell.menu")}
        className="-ml-2 grid size-10 place-items-center rounded-md text-ink hover:bg-sunken lg:hidden"
      >
        <MenuIcon aria-hidden="true" className="size-5" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-black/45 lg:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] animate-slide flex-col gap-5 overflow-y-auto bg-nav p-4 text-nav-ink lg:hidden"
        >
          <Dialog.Title className="sr-only">{t("shell.navigation")}</Dialog.Title>
          {children(() => setOpen(false))}
          <Dialog.Close
            aria-label={t("close")}
            className="absolute top-4 right-3 grid size-9 place-items-center rounded-md text-nav-muted hover:bg-nav-raised hover:text-nav-ink"
          >
            <X aria-hidden="true" className="size-5" />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
