import * as z from "zod";
import { Currency, fromDecimal } from "../../../lib/billing/money";
import { attempt } from "../api.server";
import { readForm } from "../form.server";
import { backWith, type OperatorIntent } from "../operator/run-operator-intent.server";
import { translator } from "../translator.server";

const Typed = z.object({
  invoiceId: z.uuid(),
  refundId: z.uuid(),
  currency: Currency,
  amount: z.string().trim(),
  note: z.string().trim().max(500).default(""),
});

/** The amount is typed as people write it, `49.90` or `49,90`; the API counts in hundredths. */
export async function noteRefund({ request, api, params }: OperatorIntent) {
  const form = await readForm(request, Typed);
  if (!form.ok) return form.answer;
  const { currency, amount: typed, note, ...ids } = form.value;
  const amount = fromDecimal(typed.replace(",", "."), currency) ?? 0;
  if (amount <= 0) {
    const errors = { amount: [translator(request)("billing:refund.notMoney")] };
    return form.refuse({ code: "invalid_request", status: 400, detail: "", requestId: "", errors });
  }
  const tenantId = params.id ?? "";
  const one = api.operator.tenants[":tenantId"].invoices[":invoiceId"].refunds[":refundId"];
  const done = await attempt(one.$put({ param: { tenantId, ...ids }, json: { amount, note } }));
  return done.ok ? backWith(request, `/operator/tenants/${tenantId}`, done) : form.refuse(done.problem);
}
