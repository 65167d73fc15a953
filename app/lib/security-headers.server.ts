import { PROVIDER_ORIGINS } from "./social";

interface Page {
  nonce: string;
  /** Origin of the worker, for live updates and the try-it calls. */
  gatewayUrl: string;
}

/** Scripts run only with the page's nonce. Styles may be inline: menus and dialogs place themselves that way. A form leads to ourselves, or by way of us to where people sign in. */
export function contentSecurityPolicy({ nonce, gatewayUrl }: Page): string {
  const { origin } = new URL(gatewayUrl);
  const rules = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}'`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: https:",
    "connect-src": `'self' ${origin} ${origin.replace(/^http/, "ws")}`,
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": `'self' ${Object.values(PROVIDER_ORIGINS).join(" ")}`,
    "frame-ancestors": "'none'",
  };
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** For everything the dashboard answers. */
export const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  "cross-origin-opener-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
} as const;
