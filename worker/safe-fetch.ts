import { env } from "cloudflare:workers";
import { DIRECTORY_NAME } from "../durable/server-directory/server-directory";
import { lookUp } from "../lib/resolve-host";
import { fetchSafely, requireSafeUrl, type SafeFetchInit } from "../lib/safe-fetch";
import { config } from "./env";
import { findAddresses, findServerHosts, rememberAddresses, rememberServerHosts } from "./v1/cache";

export { HOP_HEADER } from "../lib/safe-fetch";

/** What counts as safe here: nothing local outside development, and never ourselves. */
export const urlRules = {
  allowLocal: config.allowLocalUrls,
  ownHosts: [config.publicHost, new URL(config.dashboardUrl).host],
};

/** The worker's one way to an address that a tenant chose; see `lib/safe-fetch.ts`. */
export const safeFetch = (url: string, init: SafeFetchInit): Promise<Response> =>
  fetchSafely(url, init, { ...urlRules, resolve: resolveHost, serverHosts: listServerHosts });

/** For an address that is to be called later: the parsed URL, or `unsafe_url` with the reason. Asks no DNS. */
export async function requireForeignUrl(url: string): Promise<URL> {
  return requireSafeUrl(url, { ...urlRules, ownHosts: [...urlRules.ownHosts, ...(await listServerHosts())] });
}

/** Asked again once the answer's own time is over, and after nine seconds in any case. A failure is never remembered. */
async function resolveHost(host: string): Promise<readonly string[]> {
  const askedAt = Date.now();
  const known = findAddresses(host, askedAt);
  if (known) return known;
  const resolved = await lookUp(host);
  rememberAddresses(host, { ...resolved, askedAt });
  return resolved.addresses;
}

async function listServerHosts(): Promise<readonly string[]> {
  const now = Date.now();
  const known = findServerHosts(now);
  if (known) return known;
  const hosts = await env.SERVERS.getByName(DIRECTORY_NAME).hosts();
  rememberServerHosts(hosts, now);
  return hosts;
}
