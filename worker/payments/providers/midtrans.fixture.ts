import { midtrans } from "./midtrans";
import { hex, json, NOTIFY_URL, type Place, type StandIn, type StoodIn } from "./stand-in.fixture";

const STATUS = { pending: "pending", paid: "settlement", failed: "expire", refunded: "refund" } as const;
const CODE = { pending: "201", paid: "200", failed: "407", refunded: "200" } as const;

export function midtransStandIn(serverKey = "SB-Mid-server-1", place: Place = { url: "https://snap.test" }): StandIn {
  const orders = new Map<string, StoodIn>();
  const provider = midtrans({ serverKey, snapUrl: "https://snap.test", apiUrl: "https://api.test", fetch: answer });

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.headers.get("authorization") !== `Basic ${btoa(`${serverKey}:`)}`) return json({}, 401);
    if (request.method === "POST" && pathname === "/snap/v1/transactions") return create(await request.json());
    const order = orders.get(/^\/v2\/(.+)\/status$/.exec(pathname)?.[1] ?? "");
    if (!order) return json({ status_code: "404" }, 404);
    const { orderId, amount, currency, state } = order;
    return json({
      order_id: orderId,
      gross_amount: `${amount}.00`,
      currency,
      transaction_status: STATUS[state],
      fraud_status: "accept",
    });
  }

  // Midtrans refuses a sum of items that differs from the total, and an order id that it has seen.
  function create(body: {
    transaction_details: { order_id: string; gross_amount: number };
    callbacks: { finish: string };
    expiry: { unit: string; duration: number };
    item_details: { price: number; quantity: number; name: string }[];
  }) {
    const { order_id: orderId, gross_amount: amount } = body.transaction_details;
    const sum = body.item_details.reduce((total, { price, quantity }) => total + price * quantity, 0);
    if (!Number.isInteger(amount) || amount <= 0 || sum !== amount || orderId.length > 50) return json({}, 400);
    if (body.item_details.some(({ name }) => name.length > 50)) return json({}, 400);
    if (body.expiry.unit !== "minutes" || !Number.isInteger(body.expiry.duration)) return json({}, 400);
    if (orders.has(orderId))
      return json({ error_messages: ["transaction_details.order_id has already been taken"] }, 400);
    const returnUrl = body.callbacks.finish;
    orders.set(orderId, { orderId, reference: orderId, amount, currency: "IDR", state: "pending", returnUrl });
    return json({ token: "t", redirect_url: `${place.url}/midtrans/pay/${orderId}` }, 201);
  }

  return {
    provider,
    answer,
    orders,
    async webhook({ orderId, amount, state }, { secret = serverKey } = {}) {
      const gross = `${amount}.00`;
      const text = orderId + CODE[state] + gross + secret;
      const signature = hex(await crypto.subtle.digest("SHA-512", new TextEncoder().encode(text)));
      const body = JSON.stringify({
        order_id: orderId,
        status_code: CODE[state],
        gross_amount: gross,
        signature_key: signature,
        transaction_id: orderId,
        transaction_status: STATUS[state],
        ...(state === "refunded" && { refund_amount: gross }),
      });
      return { url: new URL(`${NOTIFY_URL}/midtrans`), headers: new Headers(), body };
    },
  };
}
