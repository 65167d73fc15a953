import { mercadoPago } from "./mercado-pago";
import { hmacHex, json, NOTIFY_URL, type Place, type StandIn, type StoodIn } from "./stand-in.fixture";

const STATUS = { pending: "pending", paid: "approved", failed: "cancelled", refunded: "refunded" } as const;

export function mercadoPagoStandIn(
  accessToken = "APP_USR-1",
  webhookSecret = "mp-secret",
  place: Place = { url: "https://mp.test" },
): StandIn {
  const orders = new Map<string, StoodIn>();
  const provider = mercadoPago({ accessToken, webhookSecret, apiUrl: "https://api.mp.test", fetch: answer });

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.headers.get("authorization") !== `Bearer ${accessToken}`) return json({}, 401);
    if (request.method === "POST" && pathname === "/v1/payments") return create(request);
    const order = [...orders.values()].find(({ reference }) => pathname === `/v1/payments/${reference}`);
    if (!order) return json({ message: "Payment not found" }, 404);
    return json({
      id: Number(order.reference),
      external_reference: order.orderId,
      status: STATUS[order.state],
      transaction_amount: order.amount / 100,
      currency_id: order.currency,
    });
  }

  async function create(request: Request): Promise<Response> {
    const key = request.headers.get("x-idempotency-key");
    const body = (await request.json()) as {
      transaction_amount: number;
      payment_method_id: string;
      external_reference: string;
      notification_url: string;
      date_of_expiration: string;
      payer?: { email?: string };
    };
    if (!key || body.payment_method_id !== "pix" || !body.payer?.email) return json({}, 400);
    if (!place.allowHttp && !body.notification_url.startsWith("https://")) return json({}, 400);
    if (!isInTime(body.date_of_expiration)) return json({ message: "Invalid date_of_expiration" }, 400);
    const known = orders.get(key);
    const order: StoodIn = known ?? {
      orderId: body.external_reference,
      reference: String(Math.floor(Math.random() * 1e12)),
      amount: Math.round(body.transaction_amount * 100),
      currency: "BRL",
      state: "pending",
    };
    orders.set(key, order);
    const transaction_data = {
      qr_code: `00020126${order.reference}`,
      ticket_url: `${place.url}/mercado_pago/pay/${order.orderId}`,
    };
    return json({ id: Number(order.reference), point_of_interaction: { transaction_data } }, 201);
  }

  return {
    provider,
    answer,
    orders,
    async webhook({ reference }, { secret = webhookSecret } = {}) {
      const url = new URL(`${NOTIFY_URL}/mercado_pago?data.id=${reference}&type=payment`);
      const [requestId, ts] = [crypto.randomUUID(), String(Math.floor(Date.now() / 1_000))];
      const v1 = await hmacHex(secret, `id:${reference};request-id:${requestId};ts:${ts};`);
      const headers = new Headers({ "x-request-id": requestId, "x-signature": `ts=${ts},v1=${v1}` });
      const body = JSON.stringify({
        id: noticeId(),
        action: "payment.updated",
        type: "payment",
        data: { id: reference },
      });
      return { url, headers, body };
    },
  };
}

const noticeId = () => Math.floor(Math.random() * 1e12);

/** Pix can be paid for at least half an hour, with an offset in digits. */
const isInTime = (time: string) => /[+-]\d\d:\d\d$/.test(time) && Date.parse(time) > Date.now() + 30 * 60_000;
