import { hmacHex, json, NOTIFY_URL, type Place, type StandIn, type StoodIn } from "./stand-in.fixture";
import { stripe } from "./stripe";

const PAYMENT = { pending: "unpaid", paid: "paid", failed: "unpaid", refunded: "paid" } as const;
const SESSION = { pending: "open", paid: "complete", failed: "expired", refunded: "complete" } as const;

export function stripeStandIn(
  secretKey = "sk_test_1",
  webhookSecret = "whsec_test",
  place: Place = { url: "https://checkout.stripe.test" },
): StandIn {
  const orders = new Map<string, StoodIn>();
  const provider = stripe({ secretKey, webhookSecret, apiUrl: "https://api.stripe.test", fetch: answer });

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.headers.get("authorization") !== `Bearer ${secretKey}`) return json({}, 401);
    if (request.method === "POST" && pathname === "/v1/checkout/sessions") return create(request);
    if (request.method === "GET" && pathname === "/v1/checkout/sessions") {
      const sessions = [...orders.values()].map(sessionOf);
      const data = sessions.filter((session) => session.payment_intent === searchParams.get("payment_intent"));
      return json({ object: "list", data, has_more: false });
    }
    const order = [...orders.values()].find(({ reference }) => pathname === `/v1/checkout/sessions/${reference}`);
    return order ? json(sessionOf(order)) : json({ error: { message: "No such session" } }, 404);
  }

  async function create(request: Request): Promise<Response> {
    const key = request.headers.get("idempotency-key");
    const form = new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()));
    if (!key || form.get("mode") !== "payment" || !form.get("success_url")) return json({ error: {} }, 400);
    if (!expiresAsAllowed(Number(form.get("expires_at"))))
      return json({ error: { message: "Invalid expires_at" } }, 400);
    const price = (name: string) => form.get(`line_items[0][price_data]${name}`);
    const amount = Number(price("[unit_amount]"));
    if (!Number.isInteger(amount) || !price("[product_data][name]") || price("[currency]") === null) {
      return json({ error: { message: "Invalid price" } }, 400);
    }
    const known = orders.get(key);
    const order: StoodIn = known ?? {
      orderId: form.get("client_reference_id") ?? "",
      reference: `cs_test_${key}`,
      amount,
      currency: price("[currency]") ?? "",
      state: "pending",
      returnUrl: form.get("success_url") ?? "",
    };
    orders.set(key, order);
    return json({ ...sessionOf(order), url: `${place.url}/stripe/pay/${order.orderId}` });
  }

  return {
    provider,
    answer,
    orders,
    async webhook(order, { secret = webhookSecret } = {}) {
      const body = JSON.stringify(eventOf(order));
      const t = Math.floor(Date.now() / 1_000);
      const headers = new Headers({ "stripe-signature": `t=${t},v1=${await hmacHex(secret, `${t}.${body}`)}` });
      return { url: new URL(`${NOTIFY_URL}/stripe`), headers, body };
    },
  };
}

const sessionOf = ({ orderId, reference, amount, currency, state }: StoodIn) => ({
  id: reference,
  object: "checkout.session",
  payment_intent: `pi_${orderId}`,
  client_reference_id: orderId,
  amount_total: amount,
  currency,
  payment_status: PAYMENT[state],
  status: SESSION[state],
});

function eventOf(order: StoodIn) {
  const event = { id: `evt_${order.reference}_${order.state}`, object: "event" };
  if (order.state === "refunded") {
    const charge = { id: `ch_${order.orderId}`, object: "charge", payment_intent: `pi_${order.orderId}` };
    return { ...event, type: "charge.refunded", data: { object: charge } };
  }
  const type = order.state === "failed" ? "checkout.session.expired" : "checkout.session.completed";
  return { ...event, type, data: { object: sessionOf(order) } };
}

/** 30 minutes to 24 hours from now: https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at */
const expiresAsAllowed = (seconds: number) => {
  const minutes = (seconds * 1_000 - Date.now()) / 60_000;
  return minutes > 30 && minutes < 24 * 60;
};
