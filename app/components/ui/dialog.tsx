import clsx from "clsx";
import X from "lucide-react/icons/x";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFocusReturn } from "./use-focus-return";

interface Props {
  title: string;
  description?: ReactNode;
  /** What opens it. Without one, `open` decides. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
  wide?: boolean;
}

/** A window over the page. Traps the focus, gives it back, closes with Esc. */
export function Dialog({ title, description, trigger, open, onOpenChange, children, wide }: Props) {
  const { t } = useTranslation();
  const giveFocusBack = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-black/45" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onCloseAutoFocus={trigger ? undefined : giveFocusBack}
          className={clsx(
            "float fixed inset-x-3 top-[max(0.75rem,8vh)] z-50 mx-auto grid max-h-[84vh] grid-cols-1 gap-4 overflow-y-auto rounded-xl p-5 sm:p-6",
            wide ? "max-w-2xl" : "max-w-md",
          )}
        >
          <div className="grid gap-1 pr-8">
            <Radix.Title className="text-xl font-semibold">{title}</Radix.Title>
            {description && <Radix.Description className="text-muted">{description}</Radix.Description>}
          </div>
          {children}
          <Radix.Close
            aria-label={t("close")}
            className="absolute top-4 right-4 grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden="true" className="size-4.5" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The buttons of a dialog: the one that does it last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2 pt-1">{children}</div>;
}

export const DialogClose = Radix.Close;
