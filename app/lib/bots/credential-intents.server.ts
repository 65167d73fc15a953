import * as z from "zod";
import { CreateOpenaiCredentials } from "../../../lib/contract/bot";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { redirectWithProblem } from "../problem-toast.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { botProblem } from "./bot-problem.server";

const pageOf = (instanceId: string) => `/bots/credentials?instanceId=${encodeURIComponent(instanceId)}`;

const Add = z.object({
  instanceId: z.uuid(),
  name: CreateOpenaiCredentials.shape.name,
  keySecret: CreateOpenaiCredentials.shape.apiKey,
});

/** The key goes to the number's server and is never shown again. */
export async function addCredentials({ request, session: { api, tenantId } }: TenantIntent) {
  const form = await readForm(request, Add);
  if (!form.ok) return form.answer;
  const { instanceId, name, keySecret } = form.value;
  const routes = api.tenants[":tenantId"].instances[":instanceId"].openai.credentials;
  const made = await attempt(routes.$post({ param: { tenantId, instanceId }, json: { name, apiKey: keySecret } }));
  if (!made.ok) return form.refuse(botProblem(request, made.problem));
  const title = translator(request)("bots:credentials.added", { name });
  return redirectWithToast(pageOf(instanceId), { tone: "good", title });
}

const Delete = z.object({
  instanceId: z.uuid(),
  credentialsId: z.string().min(1).max(100),
  confirm: z.string().default(""),
});

/** The name was typed in the dialog, and is compared here again: bots are lost with a key. */
export async function deleteCredentials({ request, session: { api, tenantId } }: TenantIntent) {
  const { instanceId, credentialsId, confirm } = Delete.parse(Object.fromEntries(await request.formData()));
  const routes = api.tenants[":tenantId"].instances[":instanceId"].openai.credentials;
  const at = { tenantId, instanceId };
  const known = await attempt(routes.$get({ param: at }));
  if (!known.ok) return redirectWithProblem(request, pageOf(instanceId), known.problem);
  const t = translator(request);
  const isConfirmed = known.data.items.some(({ id, name }) => id === credentialsId && name === confirm);
  if (!isConfirmed) return redirectWithToast(pageOf(instanceId), { tone: "bad", title: t("bots:danger.wrongName") });
  const result = await attempt(routes[":credentialsId"].$delete({ param: { ...at, credentialsId } }));
  if (!result.ok) return redirectWithProblem(request, pageOf(instanceId), botProblem(request, result.problem));
  return redirectWithToast(pageOf(instanceId), { tone: "good", title: t("bots:credentials.deleted") });
}
