import type { IncomingWebhook, PaymentFacts, PaymentProvider } from "../provider";

/** What a stand-in remembers of a checkout, in the provider's own terms. */
export interface StoodIn {
  orderId: string;
  reference: string;
  amount: number;
  currency: string;
  state: PaymentFacts["state"];
  /** Where its page sends the payer when all is done; Pix has no such page. */
  returnUrl?: string;
}

/** Where a stand-in says it is: pages of checkouts, and the service itself. */
export interface Place {
  url: string;
  /** Lets it report to an address without TLS. */
  allowHttp?: boolean;
}

/** A payment service on this machine: refuses requests that the real one would refuse, and signs what it sends. */
export interface StandIn {
  provider: PaymentProvider;
  /** What it answers to a request of ours. */
  answer(request: Request): Promise<Response>;
  /** Checkouts by our payment's id. */
  orders: Map<string, StoodIn>;
  /** The webhook that tells of an order as it stands; signed with the right secret unless told otherwise. */
  webhook(order: StoodIn, changes?: { secret?: string }): Promise<IncomingWebhook>;
}

export const NOTIFY_URL = "https://zapin.test/payments";

export const json = (body: unknown, status = 200) => Response.json(body, { status });

export async function hmacHex(secret: string, text: string, hash = "SHA-256"): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash }, false, ["sign"]);
  return hex(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}

export const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
