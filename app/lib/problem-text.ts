import type { TFunction } from "i18next";
import type common from "../locales/en/common.json";
import type { ProblemData } from "./problem";

type KnownCode = keyof (typeof common)["problems"];

/** Codes of one meaning to people. */
const SAME_WORDS: Readonly<Record<string, KnownCode>> = { version_mismatch: "conflict" };

/** What a refusal means, in the person's language where we have words for its code, else in the worker's own. */
export function problemText(t: TFunction, { code, detail }: ProblemData): string {
  return t(`problems.${SAME_WORDS[code] ?? (code as KnownCode)}`, detail);
}
