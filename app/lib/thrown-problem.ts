import { isRouteErrorResponse } from "@remix-run/react";
import { isProblem, type ProblemData } from "./problem";

/** What was thrown, as a problem that can be shown. An accident keeps its words to itself. */
export function toProblem(error: unknown): ProblemData {
  if (!isRouteErrorResponse(error)) return { code: "internal", status: 500, detail: "", requestId: "" };
  const data: unknown = error.data;
  return isProblem(data) ? data : { code: codeOf(error.status), status: error.status, detail: "", requestId: "" };
}

function codeOf(status: number): string {
  return status === 404 ? "not_found" : "internal";
}
