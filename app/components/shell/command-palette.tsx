import { useNavigate } from "@remix-run/react";
import clsx from "clsx";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFocusReturn } from "../ui/use-focus-return";
import { navItems } from "./nav-items";

interface Props {
  isOperator: boolean;
  onClose: () => void;
}

/** A list of all places, narrowed by what one types. The focus stays in the field; arrows move the choice. */
export function CommandPalette({ isOperator, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const giveFocusBack = useFocusReturn();
  const id = useId();
  const [query, setQuery] = useState("");
  const [index, setIndex] = useState(0);
  const needle = query.trim().toLowerCase();
  const found = navItems(isOperator)
    .map((item) => ({ ...item, label: t(`nav.${item.name}`) }))
    .filter(({ label, name }) => label.toLowerCase().includes(needle) || name.includes(needle));
  const chosen = Math.min(index, found.length - 1);

  const go = (to: string | undefined) => {
    if (to === undefined) return;
    onClose();
    navigate(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setIndex((chosen + step + found.length) % Math.max(found.length, 1));
    }
    if (event.key === "Enter") go(found[chosen]?.to);
  };

  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-black/45" />
        <Dialog.Content
          onCloseAutoFocus={giveFocusBack}
          aria-describedby={undefined}
          className="float fixed inset-x-3 top-[12vh] z-50 mx-auto max-w-lg overflow-hidden"
        >
          <Dialog.Title className="sr-only">{t("palette.title")}</Dialog.Title>
          <input
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={found[chosen] && `${id}-${found[chosen].name}`}
            aria-label={t("palette.title")}
            placeholder={t("palette.placeholder")}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setIndex(0);
            }}
            onKeyDown={onKeyDown}
            className="h-12 w-full border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-muted"
          />
          <div
            role="listbox"
            id={`${id}-list`}
            aria-label={t("palette.title")}
            className="max-h-[50vh] overflow-y-auto p-1.5"
          >
            {found.map(({ name, label, to, icon: Icon }, position) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen option
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
              <div
                key={name}
                id={`${id}-${name}`}
                role="option"
                aria-selected={position === chosen}
                onClick={() => go(to)}
                onPointerMove={() => setIndex(position)}
                className={clsx("choice", position === chosen && "bg-accent-soft")}
              >
                <Icon aria-hidden="true" className="size-4 text-muted" />
                {label}
              </div>
            ))}
          </div>
          <p role="status" className={clsx("px-4 text-muted", found.length === 0 && "pb-4")}>
            {found.length === 0 ? t("palette.none") : ""}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
