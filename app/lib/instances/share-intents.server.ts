import * as z from "zod";
import { attempt, problemResponse } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { translator } from "../translator.server";
import { type InstanceIntent, instanceApi } from "./intents.server";

const Share = z.object({ hours: z.coerce.number<string>().int().min(1).max(168) });

/** The link is in this answer and nowhere else. */
export async function makeShare(intent: InstanceIntent) {
  const form = await readForm(intent.request, Share);
  if (!form.ok) return form.answer;
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes.share.$post({ param, json: form.value }));
  return result.ok ? { share: result.data } : form.refuse(result.problem);
}

export async function endShare(intent: InstanceIntent) {
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes.share.$delete({ param }));
  if (!result.ok) throw problemResponse(result.problem);
  const title = translator(intent.request)("instances:share.ended");
  return redirectWithToast(`/instances/${intent.id}`, { tone: "good", title });
}
