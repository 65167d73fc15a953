import { redirect } from "@remix-run/cloudflare";
import * as z from "zod";
import { attempt } from "../api.server";
import { readForm } from "../form.server";
import type { TenantIntent } from "../run-intent.server";

const Pay = z.object({ provider: z.string().min(1).max(60) });

/** Where to pay. The page shows the way: a form may not lead away from our own origin. */
export async function startPayment({ request, session, params }: TenantIntent) {
  const form = await readForm(request, Pay);
  if (!form.ok) return form.answer;
  const { api, tenantId } = session;
  const invoiceId = params.id ?? "";
  const checkout = await attempt(
    api.tenants[":tenantId"].billing.invoices[":invoiceId"].checkout.$post({
      param: { tenantId, invoiceId },
      json: { provider: form.value.provider, returnPath: `/plan/invoices/${invoiceId}` },
    }),
  );
  if (!checkout.ok) return form.refuse({ ...checkout.problem, errors: undefined });
  // The page finds what was begun by itself: also when it is loaded again.
  return redirect(`/plan/invoices/${invoiceId}`, 303);
}
