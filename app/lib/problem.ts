/** What the worker says when it refuses, or what we say when it is silent. Plain data: it travels to the browser. */
export interface ProblemData {
  code: string;
  status: number;
  detail: string;
  /** Names the call in the logs. Empty when it never reached the worker. */
  requestId: string;
  /** Field → messages. */
  errors?: Record<string, string[]>;
}

export function isProblem(value: unknown): value is ProblemData {
  return typeof value === "object" && value !== null && "code" in value && "requestId" in value && "detail" in value;
}
