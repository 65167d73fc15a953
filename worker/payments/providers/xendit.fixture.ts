import { json, NOTIFY_URL, type Place, type StandIn, type StoodIn } from "./stand-in.fixture";
import { xendit } from "./xendit";

const STATUS = { pending: "PENDING", paid: "PAID", failed: "EXPIRED", refunded: "PAID" } as const;

export function xenditStandIn(
  secretKey = "xnd_development_1",
  callbackToken = "token-1",
  place: Place = { url: "https://checkout.xendit.test" },
): StandIn {
  const orders = new Map<string, StoodIn>();
  const provider = xendit({ secretKey, callbackToken, apiUrl: "https://api.xendit.test", fetch: answer });

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.headers.get("authorization") !== `Basic ${btoa(`${secretKey}:`)}`) return json({}, 401);
    if (request.method === "POST" && pathname === "/v2/invoices") return create(request);
    const order = [...orders.values()].find(({ reference }) => pathname === `/v2/invoices/${reference}`);
    return order ? json(invoiceOf(order)) : json({ error_code: "INVOICE_NOT_FOUND_ERROR" }, 404);
  }

  async function create(request: Request): Promise<Response> {
    const body = (await request.json()) as Record<string, unknown>;
    const { external_id: orderId, amount, currency, payer_email: email } = body;
    if (typeof orderId !== "string" || typeof amount !== "number" || typeof email !== "string") return json({}, 400);
    if (!Number.isInteger(body.invoice_duration)) return json({}, 400);
    if (request.headers.get("x-idempotency-key") !== orderId) return json({}, 400);
    const known = orders.get(orderId);
    const order: StoodIn = known ?? {
      orderId,
      reference: `inv-${orderId}`,
      amount,
      currency: String(currency),
      state: "pending",
      returnUrl: String(body.success_redirect_url),
    };
    orders.set(orderId, order);
    return json({ ...invoiceOf(order), invoice_url: `${place.url}/xendit/pay/${orderId}` });
  }

  return {
    provider,
    answer,
    orders,
    async webhook(order, { secret = callbackToken } = {}) {
      const headers = new Headers({ "x-callback-token": secret });
      return { url: new URL(`${NOTIFY_URL}/xendit`), headers, body: JSON.stringify(callbackOf(order)) };
    },
  };
}

function callbackOf(order: StoodIn) {
  if (order.state !== "refunded") return invoiceOf(order);
  const data = { id: `rfd-${order.orderId}`, invoice_id: order.reference, status: "SUCCEEDED" };
  return { event: "refund.succeeded", business_id: "b1", created: new Date().toISOString(), data };
}

const invoiceOf = ({ orderId, reference, amount, currency, state }: StoodIn) => ({
  id: reference,
  external_id: orderId,
  status: STATUS[state],
  amount,
  ...(state === "paid" && { paid_amount: amount }),
  currency,
});
