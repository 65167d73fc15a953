import { redirectWithToast } from "./flash.server";
import { serverI18n } from "./i18n.server";
import { localeOf } from "./preferences.server";
import type { ProblemData } from "./problem";
import { problemText } from "./problem-text";

/** Where no form can show it: back to the page, with what went wrong. */
export function redirectWithProblem(request: Request, to: string, problem: ProblemData): Response {
  const title = problemText(serverI18n(localeOf(request)).t, problem);
  return redirectWithToast(to, { tone: "bad", title, requestId: problem.requestId });
}
