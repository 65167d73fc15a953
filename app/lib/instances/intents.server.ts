import { type ActionFunctionArgs, data, redirect } from "@remix-run/cloudflare";
import { RequestPairingCode, SendTestMessage } from "../../../lib/contract/instance";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { serverI18n } from "../i18n.server";
import { localeOf } from "../preferences.server";
import type { ProblemData } from "../problem";
import { problemText } from "../problem-text";
import { requireTenant, type TenantSession } from "../session.server";
import { withPhoneErrors } from "./phone-errors.server";

/** What the work behind a button of an instance's page gets. */
export interface InstanceIntent {
  request: Request;
  session: TenantSession;
  id: string;
}

type Works = Readonly<Record<string, (intent: InstanceIntent) => Promise<unknown>>>;
/** What a page can be answered with: where it is sent elsewhere, it never sees that. */
type AnswerOf<W extends Works> = Exclude<Awaited<ReturnType<W[keyof W]>>, Response>;

/** Does what the pressed button says. */
export async function runIntent<W extends Works>(
  { request, context, params }: ActionFunctionArgs,
  works: W,
): Promise<AnswerOf<W>> {
  const session = await requireTenant(request, context);
  const intent = (await request.clone().formData()).get("intent");
  const work = Object.entries(works).find(([name]) => name === intent)?.[1];
  if (!work) throw new Response("Unknown intent", { status: 400 });
  // One of theirs: a lookup forgets whose answer it is.
  return (await work({ request, session, id: params.id ?? "" })) as AnswerOf<W>;
}

export const instanceApi = ({ session: { api, tenantId }, id }: InstanceIntent) => ({
  routes: api.tenants[":tenantId"].instances[":instanceId"],
  param: { tenantId, instanceId: id },
});

/** Starts pairing. The page stays where it is: the codes come to it. */
export async function connectNumber(intent: InstanceIntent) {
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes.connect.$post({ param }));
  return result.ok ? redirect(`/instances/${intent.id}?connect=qr`) : troubleWith(intent.request, result.problem);
}

/** Why no code can be shown: WhatsApp's server is away, or something that words say. */
export function troubleWith(request: Request, problem: ProblemData) {
  const isDown = DOWN.has(problem.code);
  const text = problemText(serverI18n(localeOf(request)).t, problem);
  return data({ trouble: { isDown, text, requestId: problem.requestId } }, { status: problem.status });
}

const DOWN: ReadonlySet<string> = new Set(["upstream_failed", "upstream_timeout", "unavailable", "gateway_silent"]);

/** A code to type on the phone. */
export async function askPairingCode(intent: InstanceIntent) {
  const form = await readForm(intent.request, RequestPairingCode);
  if (!form.ok) return form.answer;
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes["pairing-code"].$post({ param, json: form.value }));
  if (!result.ok) return form.refuse(withPhoneErrors(intent.request, result.problem));
  return redirect(`/instances/${intent.id}?connect=code`);
}

/** A real message. A refusal of WhatsApp is an answer too, and shown as it came. */
export async function sendTest(intent: InstanceIntent) {
  const form = await readForm(intent.request, SendTestMessage);
  if (!form.ok) return form.answer;
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes["test-message"].$post({ param, json: form.value }));
  if (!result.ok) return form.refuse(withPhoneErrors(intent.request, result.problem));
  return { test: result.data };
}

/** For simulated numbers: the phone scans what is shown. */
export async function scanWithSimulatedPhone(intent: InstanceIntent) {
  const { routes, param } = instanceApi(intent);
  const result = await attempt(routes.sandbox.scan.$post({ param }));
  const to = `/instances/${intent.id}?connect=qr`;
  // No code is shown any more: it has connected by itself meanwhile.
  if (result.ok || result.problem.code === "conflict") return redirect(to);
  const title = problemText(serverI18n(localeOf(intent.request)).t, result.problem);
  return redirectWithToast(to, { tone: "bad", title, requestId: result.problem.requestId });
}
