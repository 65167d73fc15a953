import { isIP } from "node:net";
import { sha256, toHex } from "../../lib/encoding";
import { Problem } from "../../lib/problem";
import type { Via } from "../env";

const WAIT_S = 60;

/** Counts an attempt against the address it comes from, before anything is hashed or read. */
export async function limitAddress({ AUTH_LIMIT }: Pick<Env, "AUTH_LIMIT">, { ip }: Via): Promise<void> {
  await count(AUTH_LIMIT, ip ? networkOf(ip) : "unknown");
}

/** Counts an attempt against an account, whether it exists or not, whoever tries. */
export async function limitAccount({ ACCOUNT_LIMIT }: Pick<Env, "ACCOUNT_LIMIT">, account: string): Promise<void> {
  await count(ACCOUNT_LIMIT, toHex(await sha256(account)));
}

async function count(limit: RateLimit, key: string): Promise<void> {
  const { success } = await limit.limit({ key });
  if (!success) throw new Problem("burst_exceeded", "Too many attempts. Wait a minute.", { retryAfter: WAIT_S });
}

/** An IPv6 customer has at least a /64 to try from: all of it counts as one. */
export function networkOf(ip: string): string {
  if (isIP(ip) !== 6) return ip;
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(ip) ?? [];
  if (mapped) return mapped;
  const [head = "", tail] = ip.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
