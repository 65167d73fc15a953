import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ProviderName } from "../../../worker/payments/provider.ts";
import { mercadoPagoStandIn } from "../../../worker/payments/providers/mercado-pago.fixture.ts";
import { midtransStandIn } from "../../../worker/payments/providers/midtrans.fixture.ts";
import type { StandIn } from "../../../worker/payments/providers/stand-in.fixture.ts";
import { stripeStandIn } from "../../../worker/payments/providers/stripe.fixture.ts";
import { xenditStandIn } from "../../../worker/payments/providers/xendit.fixture.ts";

/** What the worker has to be told to pay at the stand-ins. */
export const PAYMENT_SECRETS = {
  STRIPE_SECRET_KEY: "sk_test_browser",
  STRIPE_WEBHOOK_SECRET: "whsec_browser",
  MIDTRANS_SERVER_KEY: "SB-Mid-server-browser",
  XENDIT_SECRET_KEY: "xnd_browser",
  XENDIT_CALLBACK_TOKEN: "xendit-token",
  MERCADO_PAGO_ACCESS_TOKEN: "APP_USR-browser",
  MERCADO_PAGO_WEBHOOK_SECRET: "mp-browser",
};

/** Whose a path is: no two services share one. */
const OWNERS: readonly [RegExp, ProviderName][] = [
  [/^\/v1\/checkout\/sessions/, "stripe"],
  [/^\/v1\/payments/, "mercado_pago"],
  [/^\/v2\/invoices/, "xendit"],
  [/^\/(snap\/|v2\/.+\/status$)/, "midtrans"],
];

/** All payment services on one port, each with a page to pay on; they report to the gateway as the real ones do. */
export async function startPaymentServices() {
  let gatewayUrl = "";
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const place = { url, allowHttp: true };
  const secrets = PAYMENT_SECRETS;
  const services: Record<ProviderName, StandIn> = {
    stripe: stripeStandIn(secrets.STRIPE_SECRET_KEY, secrets.STRIPE_WEBHOOK_SECRET, place),
    midtrans: midtransStandIn(secrets.MIDTRANS_SERVER_KEY, place),
    xendit: xenditStandIn(secrets.XENDIT_SECRET_KEY, secrets.XENDIT_CALLBACK_TOKEN, place),
    mercado_pago: mercadoPagoStandIn(secrets.MERCADO_PAGO_ACCESS_TOKEN, secrets.MERCADO_PAGO_WEBHOOK_SECRET, place),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", url);
    const [, name = "", orderId = ""] = /^\/(\w+)\/pay\/(.+)$/.exec(pathname) ?? [];
    if (name) return showPage(request, response, { name: name as ProviderName, orderId });
    const owner = OWNERS.find(([pattern]) => pattern.test(pathname))?.[1];
    if (!owner) {
      response.writeHead(404).end();
      return;
    }
    const answer = await services[owner].answer(await requestOf(request, url));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  }

  async function showPage(
    { method }: IncomingMessage,
    response: ServerResponse,
    { name, orderId }: { name: ProviderName; orderId: string },
  ): Promise<void> {
    const order = services[name].orders.get(orderId);
    if (method === "POST") {
      await pay(name, orderId);
      response.writeHead(303, { location: order?.returnUrl ?? "/" }).end();
      return;
    }
    const words = `<h1>${name}</h1><p>${order?.amount} ${order?.currency}</p>`;
    const page = `<!doctype html><title>${name}</title>${words}<form method="post"><button>Pay now</button></form>`;
    response.writeHead(200, { "content-type": "text/html" }).end(page);
  }

  /** The payer has paid; the gateway is told. Answers what it says to that. */
  async function pay(name: ProviderName, orderId: string): Promise<number> {
    const order = services[name].orders.get(orderId);
    if (!order) throw new Error(`${name} has no order ${orderId}`);
    order.state = "paid";
    const { url: told, headers, body } = await services[name].webhook(order);
    const answer = await fetch(`${gatewayUrl}${told.pathname}${told.search}`, { method: "POST", headers, body });
    return answer.status;
  }

  return {
    url,
    services,
    pay,
    reportTo(gateway: string): void {
      gatewayUrl = gateway;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function requestOf(request: IncomingMessage, origin: string): Promise<Request> {
  const { method = "GET", url = "/" } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const body = method === "GET" ? null : Buffer.concat(chunks);
  return new Request(`${origin}${url}`, { method, headers, body });
}
