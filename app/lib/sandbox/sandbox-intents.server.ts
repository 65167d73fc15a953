import * as z from "zod";
import { ForceDisconnect, InjectMessage } from "../../../lib/contract/sandbox";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { withPhoneErrors } from "../instances/phone-errors.server";
import type { ProblemData } from "../problem";
import type { TenantSession } from "../session.server";
import { translator } from "../translator.server";

interface Intent {
  request: Request;
  session: TenantSession;
}

const phone = z.uuid();
const Inject = InjectMessage.extend({ phone });
const Scan = z.object({ phone });
const Disconnect = ForceDisconnect.extend({ phone });

const controls = ({ api }: TenantSession) => api.tenants[":tenantId"].instances[":instanceId"].sandbox;

export async function injectMessage({ request, session }: Intent) {
  const form = await readForm(request, Inject);
  if (!form.ok) return form.answer;
  const { phone: instanceId, ...json } = form.value;
  const param = { tenantId: session.tenantId, instanceId };
  const result = await attempt(controls(session).inbound.$post({ param, json }));
  if (!result.ok) return form.refuse(withPhoneErrors(request, inOwnWords(request, result.problem)));
  return done(request, { instanceId, what: "inbound" });
}

export async function scanCode({ request, session }: Intent) {
  const form = await readForm(request, Scan);
  if (!form.ok) return form.answer;
  const param = { tenantId: session.tenantId, instanceId: form.value.phone };
  const result = await attempt(controls(session).scan.$post({ param }));
  if (!result.ok) return form.refuse(inOwnWords(request, result.problem));
  return done(request, { instanceId: param.instanceId, what: "scan" });
}

export async function forceDisconnect({ request, session }: Intent) {
  const form = await readForm(request, Disconnect);
  if (!form.ok) return form.answer;
  const { phone: instanceId, reason } = form.value;
  const param = { tenantId: session.tenantId, instanceId };
  const result = await attempt(controls(session).disconnect.$post({ param, json: { reason } }));
  if (!result.ok) return form.refuse(inOwnWords(request, result.problem));
  return done(request, { instanceId, what: "disconnect" });
}

/** The phone is in another state than the page has shown. */
function inOwnWords(request: Request, problem: ProblemData): ProblemData {
  if (problem.code !== "conflict") return problem;
  return { ...problem, code: "wrong_state", detail: translator(request)("sandbox:wrongState") };
}

function done(request: Request, { instanceId, what }: { instanceId: string; what: "inbound" | "scan" | "disconnect" }) {
  const title = translator(request)(`sandbox:done.${what}`);
  return redirectWithToast(`/sandbox?phone=${instanceId}`, { tone: "good", title });
}
