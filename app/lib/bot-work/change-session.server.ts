import * as z from "zod";
import { ChangeSession } from "../../../lib/contract/bot";
import { attempt } from "../api.server";
import { botApi } from "../bots/bot-api.server";
import { redirectWithToast } from "../flash.server";
import { redirectWithProblem } from "../problem-toast.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { lastDigits } from "./bot-session";

const Change = z.object({
  sessionId: ChangeSession.shape.sessionId.unwrap(),
  status: ChangeSession.shape.status,
});

/** Takes over, hands back, ends or deletes, and says what was really done: a shared server can only pause. */
export async function changeSession(intent: TenantIntent): Promise<Response> {
  const { request } = intent;
  const posted = Change.safeParse(Object.fromEntries(await request.formData()));
  if (!posted.success) throw new Response("Unknown change", { status: 400 });
  const { routes, param } = botApi(intent);
  const { pathname, search } = new URL(request.url);
  const to = `${pathname}${search}`;
  const t = translator(request);
  const result = await attempt(routes.sessions.$post({ param, json: posted.data }));
  if (!result.ok) {
    const { problem } = result;
    const isGone = problem.status === 404;
    return redirectWithProblem(request, to, isGone ? { ...problem, detail: t("botWork:sessions.gone") } : problem);
  }
  const { status } = result.data;
  const contact = lastDigits(result.data.contact);
  if (status !== posted.data.status) {
    const title = t("botWork:sessions.pausedInstead", { contact });
    return redirectWithToast(to, { tone: "good", title, detail: t("botWork:sessions.pausedInsteadWhy") });
  }
  return redirectWithToast(to, { tone: "good", title: t(`botWork:sessions.done.${status}`, { contact }) });
}
