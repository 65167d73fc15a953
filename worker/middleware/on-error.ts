import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { describeError } from "../../lib/describe-error";
import { uuidv7 } from "../../lib/ids";
import { Problem } from "../../lib/problem";
import type { AppEnv } from "../env";

/** Where an error becomes a response, as RFC 9457. An accident tells the client nothing. */
export const onError: ErrorHandler<AppEnv> = (error, c) => {
  const problem = toProblem(error);
  const { code, status, message: detail, details } = problem;
  const requestId = uuidv7();
  if (status >= 500) console.error({ event: "request_failed", code, requestId, error: describeError(error) });
  const body = {
    type: `/problems/${code}`,
    title: code.replaceAll("_", " "),
    status,
    detail,
    code,
    requestId,
    errors: details.fields,
  };
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "x-zapin-request-id": requestId,
  };
  if (details.retryAfter !== undefined) headers["retry-after"] = String(details.retryAfter);
  return c.json(body, status as ContentfulStatusCode, headers);
};

function toProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) {
    if (error.status === 400) return new Problem("invalid_request", error.message);
    if (error.status === 415) return new Problem("unsupported_media_type", NOT_JSON);
  }
  if (isUnreached(error)) {
    return new Problem("unavailable", "Our database cannot be reached just now. Try again.", { retryAfter: 5 });
  }
  return new Problem("internal", "Something went wrong on our side.", { cause: error });
}

/** Postgres has not answered: what it answers has an SQLSTATE. */
function isUnreached(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isSilent = error.name === "NeonDbError" && (!("code" in error) || error.code === undefined);
  return isSilent || isUnreached(error.cause);
}

/** What `curl -d` sends says otherwise. */
const NOT_JSON = "The body must be JSON, and say so: send the header `content-type: application/json`.";
