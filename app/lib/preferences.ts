import { useLocation, useSubmit } from "@remix-run/react";
import type { Mode } from "../../lib/contract/tenant";
import type { Locale } from "./locales";
import type { Theme } from "./theme";

interface Choice {
  locale?: Locale;
  theme?: Theme;
  tenant?: string;
  mode?: Mode;
}

/** Remembers a choice and stays on this page. Another tenant's page of the same name may not exist: that goes home. */
export function useChoose() {
  const submit = useSubmit();
  const { pathname, search } = useLocation();
  return (choice: Choice) => {
    const next = choice.tenant ? "/" : `${pathname}${search}`;
    submit({ ...choice, next }, { method: "post", action: "/preferences" });
  };
}
