import * as z from "zod";
import { InvoiceNote } from "../../../lib/contract/billing";
import { Mode } from "../../../lib/contract/tenant";
import { Impersonate, SetPlan, Suspend } from "../../../lib/contract/tenant-profile";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { rememberPreference } from "../preferences.server";
import { translator } from "../translator.server";
import { backWith, type OperatorIntent } from "./run-operator-intent.server";

const pageOf = ({ params }: OperatorIntent) => `/operator/tenants/${params.id ?? ""}`;
const paramOf = ({ params }: OperatorIntent) => ({ tenantId: params.id ?? "" });

export async function suspend(intent: OperatorIntent) {
  const { request, api } = intent;
  const form = await readForm(request, Suspend);
  if (!form.ok) return form.answer;
  const one = api.operator.tenants[":tenantId"];
  const done = await attempt(one.suspension.$post({ param: paramOf(intent), json: form.value }));
  return done.ok ? backWith(request, pageOf(intent), done) : form.refuse(done.problem);
}

export async function unsuspend(intent: OperatorIntent) {
  const { request, api } = intent;
  const done = await attempt(api.operator.tenants[":tenantId"].suspension.$delete({ param: paramOf(intent) }));
  return backWith(request, pageOf(intent), done);
}

const Plan = z.object({ planId: SetPlan.shape.planId, version: z.string() });

/** What the company has instead of what its plan says stays. */
export async function setPlan(intent: OperatorIntent) {
  const { request, api } = intent;
  const form = await readForm(request, Plan);
  if (!form.ok) return form.answer;
  const one = api.operator.tenants[":tenantId"];
  const param = paramOf(intent);
  const tenant = await attempt(one.$get({ param }));
  if (!tenant.ok) return form.refuse(tenant.problem);
  const json = { planId: form.value.planId, override: tenant.data.planOverride };
  const headers = { "if-match": `"${form.value.version}"` };
  const done = await attempt(one.plan.$put({ param, json }, { headers }));
  return done.ok ? backWith(request, pageOf(intent), done) : form.refuse(done.problem);
}

const Start = Impersonate.extend({ minutes: z.coerce.number().int().min(1).max(60) });

/** From here on the dashboard shows that company, under a banner. */
export async function impersonate(intent: OperatorIntent) {
  const { request, api } = intent;
  const form = await readForm(request, Start);
  if (!form.ok) return form.answer;
  const one = api.operator.tenants[":tenantId"];
  const param = paramOf(intent);
  const done = await attempt(one.impersonation.$post({ param, json: form.value }));
  if (!done.ok) return form.refuse(done.problem);
  const headers = new Headers({ "set-cookie": rememberPreference("tenant", param.tenantId) });
  const title = translator(request)("operator:impersonate.started");
  return redirectWithToast("/", { tone: "good", title }, headers);
}

const Invoice = InvoiceNote.extend({ invoiceId: z.uuid(), to: z.enum(["paid", "void", "uncollectible"]) });

/** What became of an open invoice. */
export async function closeInvoice(intent: OperatorIntent) {
  const { request, api } = intent;
  const form = await readForm(request, Invoice);
  if (!form.ok) return form.answer;
  const { invoiceId, to, note } = form.value;
  const one = api.operator.tenants[":tenantId"].invoices[":invoiceId"];
  const call = { param: { ...paramOf(intent), invoiceId }, json: { note } };
  const calls = {
    paid: () => one.paid.$post(call),
    void: () => one.void.$post(call),
    uncollectible: () => one.uncollectible.$post(call),
  };
  const done = await attempt(calls[to]());
  return done.ok ? backWith(request, pageOf(intent), done) : form.refuse(done.problem);
}

const Ledger = z.object({ mode: Mode });

/** What Postgres has refused is offered to it again. */
export async function retryUsage(intent: OperatorIntent) {
  const { request, api } = intent;
  const form = await readForm(request, Ledger);
  if (!form.ok) return form.answer;
  const { refused } = api.operator.ledgers[":tenantId"];
  const done = await attempt(refused.retry.$post({ param: paramOf(intent), query: form.value }));
  if (!done.ok || done.data.left === 0) return backWith(request, pageOf(intent), done);
  const title = translator(request)("operator:refused.again", { reason: done.data.reason });
  return redirectWithToast(pageOf(intent), { tone: "bad", title });
}
