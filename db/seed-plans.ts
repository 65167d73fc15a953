import { sql } from "drizzle-orm";
import type { Currency } from "../lib/billing/money";
import type { Plan } from "../lib/contract/plan";
import type { QuotaKind } from "../lib/quota";

interface SeedPlan {
  id: string;
  definition: Plan;
}

/** The plans every installation starts with. Plans that operators add or withdraw are left as they are. */
const SEED_PLANS: readonly SeedPlan[] = [
  {
    id: "free",
    definition: {
      name: "Free",
      limits: { instance_create: 5, instance_delete: 5, api_call: 10_000, message_send: 1_000, bot_create: 2 },
      dailyLimits: { message_send: 100 },
      standing: { instances: 1, keys: 2, endpoints: 1, members: 1 },
      burst: { perSecond: 5, capacity: 10 },
      features: [],
    },
  },
  {
    id: "starter",
    definition: {
      name: "Starter",
      limits: { instance_create: 20, instance_delete: 20, api_call: 200_000, message_send: 10_000, bot_create: 10 },
      dailyLimits: {},
      standing: { instances: 3, keys: 10, endpoints: 5, members: 3 },
      burst: { perSecond: 20, capacity: 40 },
      features: ["proxy", "templates"],
    },
  },
  {
    id: "business",
    definition: {
      name: "Business",
      limits: {
        instance_create: 100,
        instance_delete: 100,
        api_call: 2_000_000,
        message_send: 100_000,
        bot_create: 50,
      },
      dailyLimits: {},
      standing: { instances: 15, keys: 50, endpoints: 20, members: 15 },
      burst: { perSecond: 100, capacity: 200 },
      features: ["proxy", "templates", "business", "chatwoot"],
    },
  },
  {
    id: "scale",
    definition: {
      name: "Scale",
      limits: {
        instance_create: 1_000,
        instance_delete: 1_000,
        api_call: 30_000_000,
        message_send: 2_000_000,
        bot_create: 500,
      },
      dailyLimits: {},
      standing: { instances: 200, keys: 200, endpoints: 100, members: 100 },
      burst: { perSecond: 1_000, capacity: 2_000 },
      features: ["proxy", "templates", "business", "brokers", "chatwoot"],
    },
  },
  {
    // What test keys use, whatever the tenant pays: enough to build with, too little to run a shop on.
    id: "sandbox",
    definition: {
      name: "Sandbox",
      limits: { instance_create: 100, instance_delete: 100, api_call: 50_000, message_send: 5_000, bot_create: 50 },
      dailyLimits: { message_send: 1_000, api_call: 10_000 },
      standing: { instances: 10, keys: 20, endpoints: 10, members: 1 },
      burst: { perSecond: 20, capacity: 40 },
      features: ["proxy", "templates", "business", "brokers", "chatwoot"],
    },
  },
];

interface SeedPrice {
  plan_id: string;
  currency: Currency;
  amount: number;
  overage_per_thousand?: Partial<Record<QuotaKind, number>>;
  included?: Partial<Record<QuotaKind, number>>;
}

const CURRENCIES = ["IDR", "BRL", "USD"] as const;
const BUSINESS_MESSAGES = { message_send: 50_000 };
const SCALE_MESSAGES = { message_send: 1_000_000 };

/** First prices, in minor units. They are the operator's from then on. */
const SEED_PRICES: readonly SeedPrice[] = [
  { plan_id: "free", currency: "IDR", amount: 0 },
  { plan_id: "free", currency: "BRL", amount: 0 },
  { plan_id: "free", currency: "USD", amount: 0 },
  { plan_id: "starter", currency: "IDR", amount: 149_000 },
  { plan_id: "starter", currency: "BRL", amount: 4_900 },
  { plan_id: "starter", currency: "USD", amount: 1_200 },
  ...withOverage("business", BUSINESS_MESSAGES, { IDR: [599_000, 15_000], BRL: [19_900, 500], USD: [4_900, 100] }),
  ...withOverage("scale", SCALE_MESSAGES, { IDR: [4_990_000, 8_000], BRL: [169_000, 250], USD: [39_900, 50] }),
];

function withOverage(plan_id: string, included: SeedPrice["included"], prices: Record<Currency, [number, number]>) {
  return CURRENCIES.map((currency) => {
    const [amount, perThousand] = prices[currency];
    return { plan_id, currency, amount, overage_per_thousand: { message_send: perThousand }, included };
  });
}

/** Writes the plans, over what an earlier release wrote; and prices where there are none. */
export const seedPlans = sql`
  with seeded as (
    insert into plans (id, name, definition, active)
    select id, definition ->> 'name', definition, id <> 'sandbox'
    from jsonb_to_recordset(${JSON.stringify(SEED_PLANS)}::jsonb) as seed (id text, definition jsonb)
    on conflict (id) do update set name = excluded.name, definition = excluded.definition
    where plans.version = 1 -- else an operator has changed it
  )
  insert into plan_prices (plan_id, currency, amount, overage_per_thousand, included)
  select plan_id, currency, amount, coalesce(overage_per_thousand, '{}'), coalesce(included, '{}')
  from jsonb_to_recordset(${JSON.stringify(SEED_PRICES)}::jsonb)
    as seed (plan_id text, currency text, amount bigint, overage_per_thousand jsonb, included jsonb)
  on conflict (plan_id, currency) do nothing`;
