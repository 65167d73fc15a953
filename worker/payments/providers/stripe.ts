import Stripe from "stripe";
import type { Currency, Minor } from "../../../lib/billing/money";
import { Problem } from "../../../lib/problem";
import type { Fetch, PaymentFacts, PaymentProvider } from "../provider";

interface Settings {
  secretKey: string;
  webhookSecret: string;
  apiUrl: string;
  fetch: Fetch;
}

/** Stripe counts rupiah in sen: https://docs.stripe.com/currencies#zero-decimal lists the currencies it does not. */
const STRIPE_UNITS: Readonly<Record<Currency, number>> = { IDR: 100, BRL: 1, USD: 1 };

/** Stripe Checkout, one session per invoice. No Stripe subscription: it would bill the tenant a second time. */
export function stripe({ secretKey, webhookSecret, apiUrl, fetch }: Settings): PaymentProvider {
  const { protocol, hostname, port } = new URL(apiUrl);
  const client = new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient((input, init) => fetch(new Request(input as string, init as RequestInit))),
    protocol: protocol === "http:" ? "http" : "https",
    host: hostname,
    ...(port && { port }),
    maxNetworkRetries: 1,
    timeout: 20_000,
    telemetry: false,
  });

  return {
    name: "stripe",
    currencies: ["USD", "BRL", "IDR"],

    async createCheckout({ id, invoiceNumber, amount, currency, payerEmail, expiresAt, returnUrl }) {
      const price = {
        currency: currency.toLowerCase(),
        unit_amount: amount * STRIPE_UNITS[currency],
        product_data: { name: `Zapin ${invoiceNumber}` },
      };
      const session = await explained(
        client.checkout.sessions.create(
          {
            mode: "payment",
            line_items: [{ quantity: 1, price_data: price }],
            client_reference_id: id,
            customer_email: payerEmail,
            expires_at: Math.floor(expiresAt.getTime() / 1_000),
            success_url: returnUrl,
            cancel_url: returnUrl,
          },
          { idempotencyKey: id },
        ),
      );
      if (!session.url) throw failed("a session without a page");
      return { reference: session.id, url: session.url };
    },

    /** Timestamped HMAC over the raw body, five minutes of tolerance: https://docs.stripe.com/webhooks#verify-manually */
    async verifyWebhook({ headers, body }) {
      try {
        const signature = headers.get("stripe-signature") ?? "";
        const subtle = Stripe.createSubtleCryptoProvider();
        const event = await client.webhooks.constructEventAsync(body, signature, webhookSecret, 300, subtle);
        const { id, payment_intent: intent } = event.data.object as { id?: string; payment_intent?: string | null };
        if (GIVEN_BACK.test(event.type)) {
          return { genuine: true, eventId: event.id, reference: intent ?? undefined, givenBack: true };
        }
        return { genuine: true, eventId: event.id, reference: event.type.startsWith("checkout.") ? id : undefined };
      } catch {
        return { genuine: false, why: "wrong signature" };
      }
    },

    async fetchPayment(reference) {
      const { sessions } = client.checkout;
      // Charges know their payment intent, and that its session.
      const session = reference.startsWith("pi_")
        ? (await explained(sessions.list({ payment_intent: reference }))).data[0]
        : await explained(sessions.retrieve(reference, { expand: ["payment_intent"] }));
      if (!session) return { orderId: "", state: "pending", amount: 0, currency: "" };
      const currency = (session.currency ?? "").toUpperCase();
      return {
        orderId: session.client_reference_id ?? "",
        state: stateOf(session),
        amount: fromStripe(session.amount_total ?? Number.NaN, currency),
        currency,
      };
    },
  };
}

const GIVEN_BACK = /^charge\.(refunded|dispute\.created)$/;

type Session = Pick<Stripe.Checkout.Session, "payment_status" | "status" | "payment_intent">;

/** A session is complete while a slow way to pay, such as a boleto, is on its way, and after that came to nothing. */
function stateOf({ payment_status, status, payment_intent: intent }: Session): PaymentFacts["state"] {
  if (payment_status === "paid") return "paid";
  const outcome = typeof intent === "object" ? intent?.status : undefined;
  const cameToNothing = status === "complete" && (outcome === "requires_payment_method" || outcome === "canceled");
  return status === "expired" || cameToNothing ? "failed" : "pending";
}

const fromStripe = (amount: number, currency: string): Minor => amount / (STRIPE_UNITS[currency as Currency] ?? 1);

async function explained<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw failed(cause);
  }
}

const failed = (cause: unknown) =>
  new Problem("upstream_failed", "The payment service did not answer. Try again in a minute.", { cause });
