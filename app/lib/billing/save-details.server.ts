import * as z from "zod";
import { BillingDetails } from "../../../lib/contract/billing";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";

/** An empty field of a form is no field at all. */
const Details = BillingDetails.extend({
  address: z.string().trim().max(500).default(""),
  taxId: z.string().trim().max(50).default(""),
  version: z.number().int(),
});

/** What somebody else has changed meanwhile is not written over. */
export async function saveDetails({ request, session }: TenantIntent) {
  const form = await readForm(request, Details);
  if (!form.ok) return form.answer;
  const { api, tenantId } = session;
  const { version, ...json } = form.value;
  const headers = { "if-match": `"${version}"` };
  const saved = await attempt(
    api.tenants[":tenantId"].billing.details.$put({ param: { tenantId }, json }, { headers }),
  );
  if (!saved.ok) return form.refuse(saved.problem);
  return redirectWithToast("/plan/details", { tone: "good", title: translator(request)("common:saved") });
}
