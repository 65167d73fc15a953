import * as z from "zod";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { redirectWithProblem } from "../problem-toast.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { endpointApi } from "./endpoint-api.server";
import { atEditorFields, chosenInstances, EndpointForm, readHeaders } from "./endpoint-form.server";

const Update = EndpointForm.extend({ version: z.coerce.number().int() });

/** Refused when somebody else has changed it since the page was loaded. */
export async function updateEndpoint(intent: TenantIntent) {
  const { request } = intent;
  const headers = await readHeaders(request);
  const form = await readForm(request, Update);
  if (!form.ok) return form.answer;
  const { version, instances, ...fields } = form.value;
  const { routes, param, home } = endpointApi(intent);
  const json = { ...fields, instances: chosenInstances(instances), headers };
  const result = await attempt(routes.$patch({ param, json, header: { "if-match": `"${version}"` } }));
  if (!result.ok) return form.refuse(atEditorFields(request, result.problem));
  const title = translator(request)("webhooks:form.saved");
  return redirectWithToast(`${home}/settings`, { tone: "good", title });
}

/** On or off: also what brings back an endpoint that was switched off by us. */
export async function switchEndpoint(intent: TenantIntent) {
  const { request } = intent;
  const enabled = (await request.formData()).get("enabled") === "true";
  const { routes, param, home } = endpointApi(intent);
  const result = await attempt(routes.$patch({ param, json: { enabled }, header: {} }));
  if (!result.ok) return redirectWithProblem(request, home, result.problem);
  const title = translator(request)(enabled ? "webhooks:banner.enabled" : "webhooks:banner.disabledDone");
  return redirectWithToast(home, { tone: "good", title });
}

/** The secret as an answer of this one form: no address shows it. */
export async function revealSecret(intent: TenantIntent) {
  const { routes, param, home } = endpointApi(intent);
  const result = await attempt(routes.secret.reveal.$post({ param }));
  if (!result.ok) return redirectWithProblem(intent.request, `${home}/settings`, result.problem);
  return { secret: result.data, isNew: false };
}

const Roll = z.object({ overlapHours: z.coerce.number().min(0).max(168) });

export async function rollSecret(intent: TenantIntent) {
  const form = await readForm(intent.request, Roll);
  if (!form.ok) return form.answer;
  const { routes, param } = endpointApi(intent);
  const result = await attempt(routes.secret.roll.$post({ param, json: form.value }));
  return result.ok ? { secret: result.data, isNew: true } : form.refuse(result.problem);
}

/** The name was typed in the dialog, and is compared here again. */
export async function deleteEndpoint(intent: TenantIntent) {
  const { request } = intent;
  const form = await request.formData();
  const { routes, param, home } = endpointApi(intent);
  if (form.get("confirm") !== form.get("name")) throw new Response("Not confirmed", { status: 400 });
  const result = await attempt(routes.$delete({ param }));
  if (!result.ok) return redirectWithProblem(request, home, result.problem);
  return redirectWithToast("/webhooks", { tone: "good", title: translator(request)("webhooks:danger.done") });
}
