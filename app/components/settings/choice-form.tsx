import { Form, useLocation } from "@remix-run/react";
import clsx from "clsx";
import Check from "lucide-react/icons/check";

interface Props {
  /** The preference, as `/preferences` calls it. */
  name: string;
  label: string;
  options: readonly { value: string; label: string; lang?: string }[];
  chosen: string;
}

/** One of a few, chosen at once. Works without a script. */
export function ChoiceForm({ name, label, options, chosen }: Props) {
  const { pathname } = useLocation();
  return (
    <Form
      method="post"
      action="/preferences"
      aria-label={label}
      preventScrollReset
      className="grid max-w-xl gap-2 sm:grid-cols-3"
    >
      <input type="hidden" name="next" value={pathname} />
      {options.map((option) => {
        const isChosen = option.value === chosen;
        return (
          <button
            key={option.value}
            type="submit"
            name={name}
            value={option.value}
            lang={option.lang}
            aria-pressed={isChosen}
            className={clsx(
              "flex items-center justify-between gap-2 rounded-lg border bg-surface px-3.5 py-2.5 text-left hover:bg-sunken",
              isChosen
                ? "border-accent font-medium shadow-[inset_0_0_0_1px_var(--color-accent)]"
                : "border-line-strong",
            )}
          >
            {option.label}
            <Check aria-hidden="true" className={clsx("size-4 shrink-0 text-accent", !isChosen && "invisible")} />
          </button>
        );
      })}
    </Form>
  );
}
