import type { Currency, Minor } from "../../lib/billing/money";

/** One invoice to be paid. `id` is our payment's id: the provider's reference, and its idempotency key. */
export interface CheckoutOrder {
  id: string;
  invoiceNumber: string;
  amount: Minor;
  currency: Currency;
  payerEmail: string;
  /** A checkout that is not paid by then is to be closed by the provider. */
  expiresAt: Date;
  /** Where the payer comes back to. */
  returnUrl: string;
  /** Our door, where the provider reports. */
  notifyUrl: string;
}

/** Where to pay. Pix has a code to copy instead of a page to visit, or both. */
export interface Checkout {
  /** The provider's own name for it, with which it is read again. */
  reference: string;
  url: string;
  pixCode?: string;
}

/**
 * What a webhook says once it is known to be genuine: only which payment to read again; and, where reading would not
 * tell it, that some of it was given or charged back, which is for an operator to look into.
 */
export type WebhookVerdict =
  | { genuine: true; eventId: string; reference: string | undefined; givenBack?: boolean }
  | { genuine: false; why: string };

export interface PaymentFacts {
  /** Our payment's id. */
  orderId: string;
  state: "pending" | "paid" | "failed" | "refunded";
  amount: Minor;
  currency: string;
}

export interface IncomingWebhook {
  url: URL;
  headers: Headers;
  /** As received: signatures are over these very bytes. */
  body: string;
}

/**
 * A way to be paid. Nothing is credited for what a webhook claims: it only says which payment to read again, and
 * `fetchPayment` is believed.
 */
export interface PaymentProvider {
  readonly name: ProviderName;
  readonly currencies: readonly Currency[];
  createCheckout(order: CheckoutOrder): Promise<Checkout>;
  verifyWebhook(webhook: IncomingWebhook): Promise<WebhookVerdict>;
  /** Throws `upstream_failed` when the provider does not say. */
  fetchPayment(reference: string): Promise<PaymentFacts>;
}

export type ProviderName = "stripe" | "midtrans" | "xendit" | "mercado_pago";

/** `fetch`, or a stand-in. */
export type Fetch = (request: Request) => Promise<Response>;
