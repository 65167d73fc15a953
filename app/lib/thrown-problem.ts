import { isRouteErrorResponse } from "@remix-run/react";
import { isProblem, type ProblemData } from "./problem";

const ACCIDENT = { status: 500, detail: "", requestId: "" };

/** What browsers throw when the network gave no answer: in words of their own, but always as this type. */
const isUnreached = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|load|network/i.test(error.message);

/** What was thrown, as a problem that can be shown. An accident keeps its words to itself. */
export function toProblem(error: unknown): ProblemData {
  if (!isRouteErrorResponse(error)) return { ...ACCIDENT, code: isUnreached(error) ? "unreached" : "internal" };
  const data: unknown = error.data;
  return isProblem(data) ? data : { code: codeOf(error.status), status: error.status, detail: "", requestId: "" };
}

function codeOf(status: number): string {
  return status === 404 ? "not_found" : "internal";
}
