import { config } from "../env";

/**
 * `fetch` to an Evolution server. Where servers stand behind Cloudflare Access, Zapin shows its service token:
 * https://developers.cloudflare.com/cloudflare-one/identity/service-tokens/
 */
export function upstreamFetch(url: string, init: RequestInit): Promise<Response> {
  const { upstreamAccess } = config;
  if (!upstreamAccess) return fetch(url, init);
  const headers = new Headers(init.headers);
  headers.set("cf-access-client-id", upstreamAccess.clientId);
  headers.set("cf-access-client-secret", upstreamAccess.clientSecret);
  return fetch(url, { ...init, headers });
}
