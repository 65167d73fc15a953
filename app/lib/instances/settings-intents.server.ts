import * as z from "zod";
import { InstanceSettings } from "../../../lib/contract/instance";
import type { Attempt } from "../api.server";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { serverI18n } from "../i18n.server";
import { localeOf } from "../preferences.server";
import { problemText } from "../problem-text";
import { translator } from "../translator.server";
import { type InstanceIntent, instanceApi } from "./intents.server";

const Tick = z.preprocess((value) => value === "on", z.boolean());

const Settings = z.object({
  version: z.coerce.number<string>().int(),
  rejectCall: Tick,
  msgCall: InstanceSettings.shape.msgCall.default(""),
  groupsIgnore: Tick,
  alwaysOnline: Tick,
  readMessages: Tick,
  readStatus: Tick,
  syncFullHistory: Tick,
});

/** What somebody else has changed meanwhile is not written over. */
export async function changeSettings(intent: InstanceIntent) {
  const form = await readForm(intent.request, Settings);
  if (!form.ok) return form.answer;
  const { version, ...json } = form.value;
  const { routes, param } = instanceApi(intent);
  const call = routes.settings.$patch({ param, json }, { headers: { "if-match": `"${version}"` } });
  const result = await attempt(call);
  if (!result.ok) return form.refuse(result.problem);
  const t = translator(intent.request);
  const detail = result.data.applied ? undefined : t("instances:settings.later");
  const toast = { tone: "good", title: t("common:saved"), ...(detail && { detail }) } as const;
  return redirectWithToast(`/instances/${intent.id}/settings`, toast);
}

export async function restartNumber(intent: InstanceIntent) {
  const { routes, param } = instanceApi(intent);
  return tell(intent, { result: await attempt(routes.restart.$post({ param })), done: "restarted" });
}

export async function logoutNumber(intent: InstanceIntent) {
  const refusal = await confirmName(intent);
  if (refusal) return refusal;
  const { routes, param } = instanceApi(intent);
  return tell(intent, { result: await attempt(routes.logout.$post({ param })), done: "loggedOut" });
}

export async function deleteNumber(intent: InstanceIntent) {
  const refusal = await confirmName(intent);
  if (refusal) return refusal;
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes.$delete({ param }));
  return tell(intent, { result, done: "deleted", to: "/instances" });
}

/** The new key is in this answer and nowhere else. */
export async function rollNumberKey(intent: InstanceIntent) {
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes.key.roll.$post({ param }));
  if (!result.ok) return tell(intent, { result, done: "rolled" });
  return { rolled: result.data.key };
}

/** The dialog asked for the name; a script or a slip may not have. */
async function confirmName(intent: InstanceIntent): Promise<Response | undefined> {
  const typed = (await intent.request.clone().formData()).get("confirm");
  const { routes, param } = instanceApi(intent);
  const instance = await attempt(routes.$get({ param }));
  if (!instance.ok || typed === instance.data.name) return undefined;
  const title = translator(intent.request)("instances:danger.wrongName");
  return redirectWithToast(`/instances/${intent.id}/settings`, { tone: "bad", title });
}

interface Told {
  result: Attempt<unknown>;
  /** Its words under `danger.done`. */
  done: "restarted" | "loggedOut" | "deleted" | "rolled";
  to?: string;
}

function tell(intent: InstanceIntent, { result, done, to }: Told): Response {
  const page = `/instances/${intent.id}/settings`;
  if (result.ok) {
    const title = translator(intent.request)(`instances:danger.done.${done}`);
    return redirectWithToast(to ?? page, { tone: "good", title });
  }
  const { requestId } = result.problem;
  const title = problemText(serverI18n(localeOf(intent.request)).t, result.problem);
  return redirectWithToast(page, { tone: "bad", title, requestId });
}
