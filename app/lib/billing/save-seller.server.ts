import * as z from "zod";
import { SellerSettings } from "../../../lib/contract/seller";
import { attempt } from "../api.server";
import { readForm } from "../form.server";
import { backWith, type OperatorIntent } from "../operator/run-operator-intent.server";

/** An empty field of a form is no field at all. */
const Typed = SellerSettings.extend({
  address: z.string().trim().max(500).default(""),
  taxId: z.string().trim().max(50).default(""),
  email: z.email().or(z.literal("")).default(""),
  keepYears: z.coerce.number().int().min(1).max(30),
  version: z.string(),
});

export async function saveSeller({ request, api }: OperatorIntent) {
  const form = await readForm(request, Typed);
  if (!form.ok) return form.answer;
  const { version, ...json } = form.value;
  const saved = await attempt(api.operator.seller.$put({ json }, { headers: { "if-match": `"${version}"` } }));
  return saved.ok ? backWith(request, "/operator/revenue", saved) : form.refuse(saved.problem);
}
