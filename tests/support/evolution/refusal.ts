import type { Answer } from "./answer.ts";

/** An error that carries its whole answer. Any other error thrown by a handler becomes a 500 with its message. */
export interface Refusal extends Error {
  answer: Answer;
}

const NAMES: Record<number, string> = { 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found" };

/** `message` is a string, an array, or an array inside an array: clients of the real server meet all three. */
export function refusal(status: 400 | 401 | 403 | 404, message: unknown): Refusal {
  return withAnswer({ status, body: { status, error: NAMES[status], response: { message } } });
}

export const badRequest = (...messages: unknown[]): Refusal => refusal(400, messages);
export const unauthorized = (): Refusal => refusal(401, "Unauthorized");

/** What Express' own errors look like after Evolution's error handler: the status is right, the name never is. */
export function frameworkError(status: number, message: string): Refusal {
  return withAnswer({ status, body: { status, error: "Internal Server Error", response: { message } } });
}

export function withAnswer(answer: Answer): Refusal {
  return Object.assign(new Error(`answered ${answer.status}`), { answer });
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && "answer" in error;

export function answerOf(error: unknown): Answer {
  if (isRefusal(error)) return error.answer;
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, body: { status: 500, error: "Internal Server Error", response: { message } } };
}
