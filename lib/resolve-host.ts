import * as z from "zod";
import { Problem } from "./problem";

/** Every IPv4 and IPv6 address of a host name. Throws `upstream_failed` where it cannot tell. */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

/** Addresses, and for how long their owner says that they hold. */
export interface Resolved {
  addresses: readonly string[];
  holdsMs: number;
}

/** https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/ */
const Answers = z.object({
  Status: z.number(),
  Answer: z.array(z.object({ type: z.number(), data: z.string(), TTL: z.number().default(0) })).default([]),
});

/** Record type → its number, in which the answer names it. */
const ADDRESS_TYPES = { A: 1, AAAA: 28 } as const;
const RESOLVER = "https://cloudflare-dns.com/dns-query";
const TIMEOUT_MS = 3_000;

/** Asks DNS over HTTPS: a Worker has no other way to see an address before it connects. */
export const resolveOverHttps: ResolveHost = async (host) => (await lookUp(host)).addresses;

/** The same with its age. An alias on the way may hold for less than the address that it leads to. */
export async function lookUp(host: string): Promise<Resolved> {
  const [v4, v6] = await Promise.all([ask(host, "A"), ask(host, "AAAA")]);
  const addresses = [...v4.addresses, ...v6.addresses];
  if (addresses.length === 0) throw unresolved(`${host} has no address`);
  return { addresses, holdsMs: Math.min(v4.holdsMs, v6.holdsMs) };
}

async function ask(host: string, type: keyof typeof ADDRESS_TYPES): Promise<Resolved> {
  const query = new URLSearchParams({ name: host, type });
  try {
    const response = await fetch(`${RESOLVER}?${query}`, {
      headers: { accept: "application/dns-json" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { Status: status, Answer: answers } = Answers.parse(await response.json());
    if (status !== 0) throw new Error(`the resolver answered ${status}`);
    const addresses = answers.filter((answer) => answer.type === ADDRESS_TYPES[type]).map(({ data }) => data);
    return { addresses, holdsMs: 1_000 * Math.min(...answers.map(({ TTL }) => TTL)) };
  } catch (cause) {
    throw unresolved(cause);
  }
}

const unresolved = (cause: unknown) => new Problem("upstream_failed", "The address could not be resolved.", { cause });

const KEEP_MS = 30_000;
const MOST_HOSTS = 100;

/** Asks again only after 30 s. Keep it in an object that lives as long as what it serves. */
export function rememberAddresses(resolve: ResolveHost): ResolveHost {
  const known = new Map<string, { addresses: readonly string[]; until: number }>();
  return async (host) => {
    const found = known.get(host);
    if (found && Date.now() < found.until) return found.addresses;
    const addresses = await resolve(host);
    if (known.size >= MOST_HOSTS) known.clear();
    known.set(host, { addresses, until: Date.now() + KEEP_MS });
    return addresses;
  };
}
