import * as z from "zod";
import { attempt, problemResponse } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { translator } from "../translator.server";
import type { Intent } from "./intent";

const EndSession = z.object({ id: z.string().min(1) });

export async function endSession({ request, session: { api } }: Intent) {
  const form = await readForm(request, EndSession);
  if (!form.ok) return form.answer;
  const result = await attempt(api.me.sessions[":sessionId"].$delete({ param: { sessionId: form.value.id } }));
  // Gone already is what was asked for.
  if (!result.ok && result.problem.status !== 404) throw problemResponse(result.problem);
  const title = translator(request)("settings:sessions.ended");
  return redirectWithToast("/settings/security", { tone: "good", title });
}

export async function endOtherSessions({ request, session: { api } }: Intent) {
  const result = await attempt(api.me.sessions["revoke-others"].$post());
  if (!result.ok) throw problemResponse(result.problem);
  const title = translator(request)("settings:sessions.endedOthers");
  return redirectWithToast("/settings/security", { tone: "good", title });
}
