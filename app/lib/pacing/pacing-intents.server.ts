import * as z from "zod";
import { Pacing, QuietHours, WarmUp } from "../../../lib/contract/pacing";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { serverI18n } from "../i18n.server";
import { type InstanceIntent, instanceApi } from "../instances/intents.server";
import { localeOf } from "../preferences.server";
import type { ProblemData } from "../problem";
import { problemText } from "../problem-text";
import { translator } from "../translator.server";

const Tick = z.preprocess((value) => value === "on", z.boolean());
const { perMinute, jitter, dailyCap, coldCap, expireHours } = Pacing.shape;

/** An empty field is no limit. */
const Limit = (limit: typeof dailyCap) => limit.unwrap().optional();

/** Fields that only make sense together are empty together. */
const areBoth = (one: unknown, other: unknown) => (one === undefined) === (other === undefined);

const Rules = z
  .object({
    version: z.number().int(),
    enabled: Tick,
    perMinute,
    jitter,
    dailyCap: Limit(dailyCap),
    coldCap: Limit(coldCap),
    quietFrom: QuietHours.shape.from.optional(),
    quietTo: QuietHours.shape.to.optional(),
    warmUpFirstDay: WarmUp.shape.firstDay.optional(),
    warmUpDays: WarmUp.shape.days.optional(),
    expireHours,
  })
  .refine(({ quietFrom, quietTo }) => areBoth(quietFrom, quietTo), { path: ["quietTo"] })
  .refine(({ quietFrom, quietTo }) => quietFrom === undefined || quietFrom !== quietTo, { path: ["quietTo"] })
  .refine(({ warmUpFirstDay, warmUpDays }) => areBoth(warmUpFirstDay, warmUpDays), { path: ["warmUpDays"] })
  .refine(({ warmUpDays, dailyCap: cap }) => warmUpDays === undefined || cap !== undefined, { path: ["dailyCap"] })
  .refine(({ warmUpFirstDay: first = 0, dailyCap: cap }) => first <= (cap ?? first), { path: ["warmUpFirstDay"] });

function pacingOf({
  quietFrom,
  quietTo,
  warmUpFirstDay,
  warmUpDays,
  ...rules
}: Omit<z.output<typeof Rules>, "version">) {
  return {
    ...rules,
    dailyCap: rules.dailyCap ?? null,
    coldCap: rules.coldCap ?? null,
    quietHours: quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null,
    warmUp: warmUpFirstDay && warmUpDays ? { firstDay: warmUpFirstDay, days: warmUpDays } : null,
  };
}

const pageOf = ({ id }: InstanceIntent) => `/instances/${id}/pacing`;

/** What somebody else has changed meanwhile is not written over. */
export async function changePacing(intent: InstanceIntent) {
  const form = await readForm(intent.request, Rules);
  if (!form.ok) return form.answer;
  const { version, ...rules } = form.value;
  const { routes, param } = instanceApi(intent);
  const call = routes.pacing.$patch({ param, json: pacingOf(rules) }, { headers: { "if-match": `"${version}"` } });
  const result = await attempt(call);
  if (!result.ok) return form.refuse(result.problem);
  return redirectWithToast(pageOf(intent), { tone: "good", title: translator(intent.request)("pacing:done.saved") });
}

export async function cancelSend(intent: InstanceIntent) {
  const sendId = String((await intent.request.formData()).get("sendId") ?? "");
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes.pacing.sends[":sendId"].$delete({ param: { ...param, sendId } }));
  if (!result.ok) return refuse(intent, result.problem);
  const title = translator(intent.request)("pacing:done.cancelled");
  return redirectWithToast(pageOf(intent), { tone: "good", title });
}

export async function cancelAllSends(intent: InstanceIntent) {
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes.pacing.sends.$delete({ param }));
  if (!result.ok) return refuse(intent, result.problem);
  const title = translator(intent.request)("pacing:done.cancelledAll", { count: result.data.cancelled });
  return redirectWithToast(pageOf(intent), { tone: "good", title });
}

function refuse(intent: InstanceIntent, problem: ProblemData): Response {
  const title = problemText(serverI18n(localeOf(intent.request)).t, problem);
  return redirectWithToast(pageOf(intent), { tone: "bad", title, requestId: problem.requestId });
}
