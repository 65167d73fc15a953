import type { TFunction } from "i18next";
import type common from "../locales/en/common.json";
import type { ProblemData } from "./problem";

type KnownCode = keyof (typeof common)["problems"];

/** What a refusal means, in the person's language where we have words for its code, else in the worker's own. */
export function problemText(t: TFunction, { code, detail }: ProblemData): string {
  return t(`problems.${code as KnownCode}`, detail);
}
