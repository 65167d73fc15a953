import type { FormMetadata } from "@conform-to/react";
import { type SubmissionResult, useForm } from "@conform-to/react";

/** What an action answers when a form was refused. */
export interface FormAnswer {
  result: SubmissionResult<string[]>;
  /** Of the worker's refusal, for support. */
  requestId?: string;
}

type Fields = Record<string, unknown>;

interface Options<T extends Fields> {
  id: string;
  /** From `useActionData` or `fetcher.data`: anything that is no refusal is ignored. */
  answer: unknown;
  defaultValue?: Partial<{ [K in keyof T]: T[K] | null }>;
}

export function isFormAnswer(answer: unknown): answer is FormAnswer {
  return typeof answer === "object" && answer !== null && "result" in answer;
}

/** The page's answer, for the form whose button was pressed: each posts its `intent`. */
export function answerTo(answer: unknown, ...intents: readonly string[]): FormAnswer | undefined {
  if (!isFormAnswer(answer)) return undefined;
  const intent = answer.result.initialValue?.intent;
  return typeof intent === "string" && intents.includes(intent) ? answer : undefined;
}

/** A form's fields with their errors and what was typed before. The server alone decides what is valid. */
export function useAppForm<T extends Fields>({ id, answer, defaultValue }: Options<T>) {
  const refused = isFormAnswer(answer) ? answer : undefined;
  const [form, fields] = useForm<T, T, string[]>({
    id,
    lastResult: refused?.result,
    defaultValue: defaultValue as never,
  });
  return { form: { ...bind(form), errors: form.errors, requestId: refused?.requestId }, fields };
}

/** For `<Form {...form.props}>`. */
function bind<T extends Fields>(form: FormMetadata<T, string[]>) {
  return { id: form.id, props: { id: form.id, onSubmit: form.onSubmit, noValidate: true, method: "post" } as const };
}
