import type { InstanceServer } from "../../durable/tenant-ledger/messages";
import { sandboxFetch } from "../sandbox";
import { scaledLimit } from "./scaled-limit";
import { upstreamFetch } from "./upstream-fetch";

interface Errand extends RequestInit {
  path: string;
  /** So long is waited for the whole answer. */
  limitMs: number;
}

/** Asks a server, or the sandbox where that stands for one. A redirect is an answer like any other: nobody follows it. */
export function reachServer(
  env: Env,
  { sandbox, url }: Pick<InstanceServer, "sandbox" | "url">,
  { path, limitMs, ...init }: Errand,
): Promise<Response> {
  if (sandbox) return sandboxFetch(env, new Request(`https://sandbox.invalid${path}`, init));
  const signal = AbortSignal.timeout(scaledLimit(limitMs));
  return upstreamFetch(url + path, { ...init, redirect: "manual", signal });
}
