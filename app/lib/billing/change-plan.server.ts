import { PlanChange } from "../../../lib/contract/billing";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";

/** What was looked at in the preview is done; an upgrade leads to its invoice. */
export async function changePlan({ request, session }: TenantIntent) {
  const form = await readForm(request, PlanChange);
  if (!form.ok) return form.answer;
  const { api, tenantId } = session;
  const changed = await attempt(api.tenants[":tenantId"].billing.plan.$put({ param: { tenantId }, json: form.value }));
  if (!changed.ok) return form.refuse({ ...changed.problem, errors: undefined });
  const { preview, invoiceId } = changed.data;
  const title = translator(request)(`billing:changed.${preview.direction}`);
  return redirectWithToast(invoiceId ? `/plan/invoices/${invoiceId}` : "/plan", { tone: "good", title });
}
