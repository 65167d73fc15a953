const NAMES: Readonly<Record<string, string>> = {
  stripe: "Stripe",
  midtrans: "Midtrans",
  xendit: "Xendit",
  mercado_pago: "Pix (Mercado Pago)",
};

/** What people call a payment service. */
export const providerName = (provider: string): string => NAMES[provider] ?? provider;
