import type { ProblemData } from "../problem";
import { translator } from "../translator.server";
import { botProblem, brokenRule } from "./bot-problem.server";

/** The contract's names, where the form has others. */
const FORM_NAMES: Readonly<Record<string, string>> = {
  apiKey: "apiSecret",
  basicAuthPass: "passwordSecret",
  maxTokens: "answerLimit",
};

/** The worker's words for what a field lacks, each with our key for them. */
const WORDS = [
  ["This is needed.", "common:fieldErrors.required"],
  ["This is not a URL.", "common:fieldErrors.url"],
  ["The URL must begin with https://.", "bots:wrong.scheme"],
  ["The URL must not contain a user name or password.", "bots:wrong.login"],
  ["The URL must name a public host.", "bots:wrong.private"],
  [
    "Servers of version 2.2 take no fallback back. Name another bot, or delete the one that is named.",
    "bots:wrong.fallback",
  ],
] as const;

/** A refusal of the editor: at its fields, in the person's language. */
export function editorProblem(request: Request, problem: ProblemData): ProblemData {
  const t = translator(request);
  if (problem.errors?.kind) {
    const { errors: _, ...rest } = problem;
    return { ...rest, detail: t("bots:wrong.tooOld") };
  }
  if (problem.code === "conflict") return atTrigger(botProblem(request, problem), brokenRule(problem));
  const errors = Object.entries(problem.errors ?? {}).map(([field, messages]): [string, string[]] => {
    const [head = ""] = field.split(/[.[]/);
    return [FORM_NAMES[head] ?? head, messages.map((message) => wordsOf(t, message))];
  });
  return { ...problem, errors: Object.fromEntries(errors) };
}

/** Words that another bot has are this field's matter. */
function atTrigger(problem: ProblemData, rule: string | undefined): ProblemData {
  return rule === "sameTrigger" ? { ...problem, errors: { triggerValue: [problem.detail] } } : problem;
}

function wordsOf(t: ReturnType<typeof translator>, message: string): string {
  const key = WORDS.find(([words]) => words === message)?.[1];
  if (key) return t(key);
  if (!message.startsWith('The pattern in "triggerValue"')) return message;
  const fault = FAULTS.find(([words]) => words.test(message))?.[1] ?? "costly";
  return t(`bots:wrong.pattern.${fault}`);
}

/** What can be wrong with a pattern; whatever is not among these could keep a server busy. */
const FAULTS = [
  [/not a valid/, "invalid"],
  [/must escape/, "escape"],
  [/look ahead|must not use/, "feature"],
] as const;
