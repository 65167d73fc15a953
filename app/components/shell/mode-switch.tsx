import { Form, useLocation } from "@remix-run/react";
import clsx from "clsx";
import { useTranslation } from "react-i18next";
import type { Mode } from "../../../lib/contract/tenant";

const MODES: readonly Mode[] = ["live", "test"];

/** Live or test data: two worlds with the same pages. Works without a script. */
export function ModeSwitch({ mode }: { mode: Mode }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <Form
      method="post"
      action="/preferences"
      aria-label={t("shell.mode")}
      className="flex rounded-md border border-line bg-sunken p-0.5"
    >
      <input type="hidden" name="next" value={`${pathname}${search}`} />
      {MODES.map((option) => (
        <button
          key={option}
          type="submit"
          name="mode"
          value={option}
          aria-pressed={option === mode}
          className={clsx(
            "h-7 rounded-sm px-2.5 text-sm font-medium",
            option !== mode && "text-muted hover:text-ink",
            option === mode && (mode === "test" ? "bg-mark text-mark-ink" : "bg-accent text-accent-ink"),
          )}
        >
          {t(`shell.modes.${option}`)}
        </button>
      ))}
    </Form>
  );
}
