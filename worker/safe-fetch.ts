import { resolveOverHttps } from "../lib/resolve-host";
import { fetchSafely, type SafeFetchInit } from "../lib/safe-fetch";
import { config } from "./env";

export { HOP_HEADER } from "../lib/safe-fetch";

/** What counts as safe here: nothing local outside development, and never ourselves. */
export const urlRules = { allowLocal: config.allowLocalUrls, ownHosts: [config.publicHost] };

/** The worker's one way to an address that a tenant chose; see `lib/safe-fetch.ts`. */
export const safeFetch = (url: string, init: SafeFetchInit): Promise<Response> =>
  fetchSafely(url, init, { ...urlRules, resolve: resolveOverHttps });
