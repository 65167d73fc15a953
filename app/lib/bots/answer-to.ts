import type { FormAnswer } from "../form";

type Answered = Pick<FormAnswer, "result"> | undefined;

/** The page's answer, for the form whose button was pressed: each posts its `intent`. */
export function answerTo<A extends Answered>(answer: A, ...intents: readonly string[]): A | undefined {
  const intent = answer?.result.initialValue?.intent;
  return typeof intent === "string" && intents.includes(intent) ? answer : undefined;
}
