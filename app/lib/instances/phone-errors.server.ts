import { PHONE_PROBLEMS, type PhoneProblem } from "../../../lib/phone-problems";
import type { ProblemData } from "../problem";
import { translator } from "../translator.server";

const CODES = new Map<string, PhoneProblem>(
  (Object.keys(PHONE_PROBLEMS) as PhoneProblem[]).map((code) => [PHONE_PROBLEMS[code], code]),
);

/** What the worker says of a phone number, in the person's language. */
export function withPhoneErrors(request: Request, problem: ProblemData): ProblemData {
  if (!problem.errors) return problem;
  const t = translator(request);
  const translate = (message: string) => {
    const code = CODES.get(message);
    return code ? t(`instances:phone.${code}`) : message;
  };
  const errors = Object.entries(problem.errors).map(([field, messages]) => [field, messages.map(translate)] as const);
  return { ...problem, errors: Object.fromEntries(errors) };
}
