import * as z from "zod";
import { Currency, fromDecimal } from "../../../lib/billing/money";
import { CreatePlan, PatchPlan } from "../../../lib/contract/operator-plan";
import { Feature, type Plan } from "../../../lib/contract/plan";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { translator } from "../translator.server";
import { DAILY, LIMITS, STANDING } from "./plan-fields";
import { backWith, type OperatorIntent } from "./run-operator-intent.server";

const list = "/operator/plans";
const pageOf = ({ params }: OperatorIntent) => `${list}/${params.id ?? ""}`;

const Create = CreatePlan.pick({ id: true }).extend({ name: z.string().trim().min(1).max(100), from: z.string() });

/** A new plan begins as a copy that nobody is offered yet. */
export async function createPlan({ request, api }: OperatorIntent) {
  const form = await readForm(request, Create);
  if (!form.ok) return form.answer;
  const { id, name, from } = form.value;
  const model = await attempt(api.operator.plans[":planId"].$get({ param: { planId: from } }));
  if (!model.ok) return form.refuse(model.problem);
  const json = { id, active: false, definition: { ...model.data.definition, name } };
  const made = await attempt(api.operator.plans.$post({ json }));
  if (!made.ok) return form.refuse(made.problem);
  return redirectWithToast(`${list}/${id}`, { tone: "good", title: translator(request)("operator:plans.made") });
}

const Count = z.coerce.number().int().min(0);

const Numbers = z.object({
  ...Object.fromEntries(LIMITS.map((kind) => [`limit_${kind}`, Count])),
  ...Object.fromEntries(DAILY.map((kind) => [`daily_${kind}`, Count.optional()])),
  ...Object.fromEntries(STANDING.map((what) => [`standing_${what}`, Count])),
});

const Update = z.object({
  ...Numbers.shape,
  name: z.string().trim().min(1).max(100),
  perSecond: z.coerce.number().positive(),
  capacity: z.coerce.number().int().min(1),
  features: z.array(Feature).default([]),
  active: z.literal("on").optional(),
  version: z.string(),
});

export async function updatePlan(intent: OperatorIntent) {
  const { request, api, params } = intent;
  const form = await readForm(request, Update);
  if (!form.ok) return form.answer;
  const { name, perSecond, capacity, features, active, version, ...numbers } = form.value;
  const one = api.operator.plans[":planId"];
  const param = { planId: params.id ?? "" };
  const known = await attempt(one.$get({ param }));
  if (!known.ok) return form.refuse(known.problem);
  const definition = { ...known.data.definition, ...withNumbers(known.data.definition, numbers) };
  const json = PatchPlan.parse({
    active: active === "on",
    definition: { ...definition, name, features, burst: { perSecond, capacity } },
  });
  const saved = await attempt(one.$patch({ param, json }, { headers: { "if-match": `"${version}"` } }));
  if (!saved.ok) return form.refuse({ ...saved.problem, errors: undefined });
  return backWith(request, pageOf(intent), saved);
}

/** The figures of the form in the shape of a plan. A day's limit that was left empty is none. */
function withNumbers({ dailyLimits }: Plan, numbers: Readonly<Record<string, unknown>>) {
  const given = (prefix: string, names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => (numbers[prefix + name] === undefined ? [] : [[name, numbers[prefix + name]]])),
    );
  const kept = Object.entries(dailyLimits).filter(([kind]) => !(DAILY as readonly string[]).includes(kind));
  return {
    limits: given("limit_", LIMITS),
    dailyLimits: { ...Object.fromEntries(kept), ...given("daily_", DAILY) },
    standing: given("standing_", STANDING),
  };
}

const PriceForm = z.object({
  currency: Currency,
  amount: z.string().trim(),
  included: Count.optional(),
  overage: z.string().trim().optional(),
});

/** Amounts are typed as people write them, `49.90` or `49,90`; the API counts in hundredths. */
export async function putPrice(intent: OperatorIntent) {
  const { request, api, params } = intent;
  const form = await readForm(request, PriceForm);
  if (!form.ok) return form.answer;
  const { currency, included } = form.value;
  const minor = (text: string) => fromDecimal(text.replace(",", "."), currency);
  const amount = minor(form.value.amount);
  const overage = form.value.overage === undefined ? null : minor(form.value.overage);
  if (amount === undefined || overage === undefined) {
    const errors = { [amount === undefined ? "amount" : "overage"]: [translator(request)("operator:plans.notMoney")] };
    return form.refuse({ code: "invalid_request", status: 400, detail: "", requestId: "", errors });
  }
  const json = {
    amount,
    overagePerThousand: overage === null ? {} : { message_send: overage },
    included: included === undefined ? {} : { message_send: included },
  };
  const param = { planId: params.id ?? "", currency };
  const saved = await attempt(api.operator.plans[":planId"].prices[":currency"].$put({ param, json }));
  return saved.ok ? backWith(request, pageOf(intent), saved) : form.refuse(saved.problem);
}
