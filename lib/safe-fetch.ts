import { Problem } from "./problem";
import { checkPublicUrl, isPrivateHost, type UrlVerdict } from "./public-url";
import type { ResolveHost } from "./resolve-host";

/** Sent with every such request, so that one which comes back to us can be told from a first one. */
export const HOP_HEADER = "x-zapin-hop";

export type SafeFetchInit = RequestInit & {
  /** For the whole exchange; a body that is read later ends with it too. */
  timeoutMs: number;
};

export interface SafeFetchOptions {
  /** Development only: http and private addresses pass, and DNS is not asked. */
  allowLocal: boolean;
  /** Never called, in any environment: `host`, or `host:port` for one port of it. */
  ownHosts: readonly string[];
  resolve: ResolveHost;
  /** Hosts of the Evolution servers, as in `ownHosts`. Where they cannot be told, nothing is called. */
  serverHosts?: () => Promise<readonly string[]>;
}

const REFUSALS: Record<Exclude<UrlVerdict, "ok">, string> = {
  not_a_url: "This is not a URL.",
  scheme: "The URL must begin with https://.",
  credentials: "The URL must not contain a user name or password.",
  private: "The URL must name a public host.",
};

/**
 * The only way to call an address that somebody else chose. Redirects are returned, not followed. Throws `unsafe_url`,
 * `upstream_failed` or `upstream_timeout`. It judges the addresses of a name just before the runtime resolves it once more.
 */
export async function fetchSafely(url: string, init: SafeFetchInit, options: SafeFetchOptions): Promise<Response> {
  const { timeoutMs, ...request } = init;
  const target = requireSafeUrl(url, options);
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
  await requireForeignAddress(target, options);
  const headers = new Headers(request.headers);
  headers.set(HOP_HEADER, "1");
  try {
    return await fetch(target, { ...request, headers, redirect: "manual", signal });
  } catch (cause) {
    if (timeout.aborted) throw new Problem("upstream_timeout", "The address took too long to answer.", { cause });
    throw new Problem("upstream_failed", "The address could not be reached.", { cause });
  }
}

/** The parsed URL, or `unsafe_url` with the reason. Asks no DNS. */
export function requireSafeUrl(text: string, options: Pick<SafeFetchOptions, "allowLocal" | "ownHosts">): URL {
  const verdict = checkPublicUrl(text, options);
  if (verdict !== "ok") throw new Problem("unsafe_url", REFUSALS[verdict]);
  const url = new URL(text);
  if (url.protocol !== "https:" && !options.allowLocal) throw new Problem("unsafe_url", REFUSALS.scheme);
  return url;
}

/** Neither a server of ours nor, outside development, any address that is not public. */
async function requireForeignAddress(target: URL, options: SafeFetchOptions): Promise<void> {
  const { allowLocal, resolve, serverHosts } = options;
  const servers = serverHosts ? await serverHosts() : [];
  requireSafeUrl(target.href, { allowLocal, ownHosts: servers });
  if (allowLocal || isAddress(target.hostname)) return;
  const addresses = await resolve(target.hostname);
  const isForbidden = (address: string) => isPrivateHost(address) || servers.includes(asHost(address));
  if (addresses.some(isForbidden)) throw new Problem("unsafe_url", REFUSALS.private);
}

const asHost = (address: string) => (address.includes(":") ? `[${address}]` : address);

/** What the URL parser makes of an IP address in any spelling; it was judged with the URL. */
const isAddress = (hostname: string) => hostname.startsWith("[") || /^\d+(?:\.\d+){3}$/.test(hostname);
