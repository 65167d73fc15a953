import type { ProblemData } from "../problem";
import { translator } from "../translator.server";

/** Servers say with a sentence which rule of theirs a bot breaks: these are the ones we have words for. */
const RULES = [
  [/^error updating/i, "updating"],
  [/"all" trigger/i, "secondAll"],
  [/trigger already exists/i, "sameTrigger"],
  [/credential|creds|api ?key/i, "credentials"],
  [/already exists/i, "sameBot"],
] as const;

type Rule = (typeof RULES)[number][1];

/** A refusal in the person's own words. `conflict` means a rule of the server here, and not a race with somebody else. */
export function botProblem(request: Request, problem: ProblemData): ProblemData {
  if (problem.code !== "conflict") return problem;
  const rule = brokenRule(problem);
  const t = translator(request);
  return inWords(problem, rule ? t(`bots:refused.${rule}`) : t("bots:refused.other", { words: problem.detail }));
}

export function brokenRule({ code, detail }: ProblemData): Rule | undefined {
  return code === "conflict" ? RULES.find(([words]) => words.test(detail))?.[1] : undefined;
}

export const secondAllProblem = (request: Request, problem: ProblemData) =>
  inWords(problem, translator(request)("bots:refused.secondAll"));

/** Another code, or the general words for it would stand in place of these. */
const inWords = (problem: ProblemData, detail: string): ProblemData => ({ ...problem, code: "bot_refused", detail });
