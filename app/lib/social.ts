/** Who may say who somebody is, besides a password of ours. */
export const PROVIDERS = ["google", "github"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Where each lets people sign in: a form may lead there. */
export const PROVIDER_ORIGINS: Readonly<Record<Provider, string>> = {
  google: "https://accounts.google.com",
  github: "https://github.com",
};
