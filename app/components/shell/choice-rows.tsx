import { Form, useLocation } from "@remix-run/react";
import Check from "lucide-react/icons/check";
import { useId } from "react";

interface Props {
  /** The preference, as `/preferences` calls it. */
  name: string;
  label: string;
  options: readonly { value: string; label: string; note?: string; lang?: string }[];
  chosen: string;
  /** Where to go on; this page by default. */
  next?: string;
}

/** A choice in a menu, posted as a form: it needs no script. */
export function ChoiceRows({ name, label, options, chosen, next }: Props) {
  const id = useId();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/preferences" preventScrollReset aria-labelledby={id} className="grid">
      <input type="hidden" name="next" value={next ?? `${pathname}${search}`} />
      <p id={id} className="px-2.5 pt-1.5 pb-1 text-sm text-muted">
        {label}
      </p>
      {options.map((option) => (
        <button
          key={option.value}
          type="submit"
          name={name}
          value={option.value}
          lang={option.lang}
          aria-pressed={option.value === chosen}
          className="choice hover:bg-accent-soft"
        >
          <Check
            aria-hidden="true"
            className={`size-4 shrink-0 text-accent ${option.value === chosen ? "" : "invisible"}`}
          />
          <span dir="auto" className="min-w-0 flex-1 truncate text-left">
            {option.label}
          </span>
          {option.note && <span className="text-sm text-muted">{option.note}</span>}
        </button>
      ))}
    </Form>
  );
}
