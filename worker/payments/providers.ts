import { paymentConfig } from "./config";
import type { PaymentProvider, ProviderName } from "./provider";

const PROVIDERS: Readonly<Record<ProviderName, () => Promise<PaymentProvider | undefined>>> = {
  async stripe() {
    const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = paymentConfig;
    if (!secretKey || !webhookSecret) return undefined;
    const { stripe } = await import("./providers/stripe");
    return stripe({ secretKey, webhookSecret, apiUrl: at("https://api.stripe.com"), fetch: send });
  },
  async midtrans() {
    const { MIDTRANS_SERVER_KEY: serverKey } = paymentConfig;
    if (!serverKey) return undefined;
    const { midtrans } = await import("./providers/midtrans");
    // Keys of Midtrans' sandbox say so: https://docs.midtrans.com/docs/midtrans-account
    const sandbox = serverKey.startsWith("SB-") ? ".sandbox" : "";
    const snapUrl = at(`https://app${sandbox}.midtrans.com`);
    return midtrans({ serverKey, snapUrl, apiUrl: at(`https://api${sandbox}.midtrans.com`), fetch: send });
  },
  async xendit() {
    const { XENDIT_SECRET_KEY: secretKey, XENDIT_CALLBACK_TOKEN: callbackToken } = paymentConfig;
    if (!secretKey || !callbackToken) return undefined;
    const { xendit } = await import("./providers/xendit");
    return xendit({ secretKey, callbackToken, apiUrl: at("https://api.xendit.co"), fetch: send });
  },
  async mercado_pago() {
    const { MERCADO_PAGO_ACCESS_TOKEN: accessToken, MERCADO_PAGO_WEBHOOK_SECRET: webhookSecret } = paymentConfig;
    if (!accessToken || !webhookSecret) return undefined;
    const { mercadoPago } = await import("./providers/mercado-pago");
    return mercadoPago({ accessToken, webhookSecret, apiUrl: at("https://api.mercadopago.com"), fetch: send });
  },
};

const at = (address: string) => paymentConfig.PAYMENTS_URL ?? address;

const send = (request: Request) => fetch(request);

/** A payment service that this installation has an account with. */
export const findProvider = (name: string): Promise<PaymentProvider | undefined> =>
  isProviderName(name) ? PROVIDERS[name]() : Promise.resolve(undefined);

/** All of them that take this currency. */
export async function listProviders(currency: string): Promise<PaymentProvider[]> {
  const all = await Promise.all(Object.values(PROVIDERS).map((make) => make()));
  return all.filter((provider) => provider?.currencies.some((taken) => taken === currency)) as PaymentProvider[];
}

const isProviderName = (name: string): name is ProviderName => Object.hasOwn(PROVIDERS, name);
