import { Problem, type ProblemCode } from "../../lib/problem";
import type { Call } from "./call";

/** HTTP status texts as Evolution writes them in `error`. */
const TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  408: "Request Timeout",
  409: "Conflict",
  413: "Payload Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** The shape of every error on `/v1`: Evolution's, plus `code` and `requestId`. */
export interface EvolutionError {
  status: number;
  error: string;
  response: { message: unknown };
  code: ProblemCode;
  requestId: string;
}

/** Anything thrown, as a problem. An accident tells the caller nothing, and the log everything but secrets. */
export function toProblem(error: unknown, call: Call): Problem {
  const problem =
    error instanceof Problem ? error : new Problem("internal", "Something went wrong on our side.", { cause: error });
  if (problem.status >= 500) {
    const { route } = call.resolved ?? {};
    console.error({
      event: "call_failed",
      requestId: call.id,
      code: problem.code,
      route: route && `${route.method} ${route.path}`,
      error: problem.cause instanceof Error ? problem.cause.stack : String(problem.cause ?? problem.message),
    });
  }
  return problem;
}

export function errorBody(problem: Problem, requestId: string): EvolutionError {
  const { status, code, message, details } = problem;
  return {
    status,
    error: TITLES[status] ?? "Error",
    response: { message: details.evolutionMessage ?? [message] },
    code,
    requestId,
  };
}
