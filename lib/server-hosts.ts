import { isPrivateHost } from "./public-url";

/** How a server is written in the list of hosts that nobody may be sent to: all of a public host, one port of a local one. */
export function serverHost(url: string): string {
  const { host, hostname } = new URL(url);
  return isPrivateHost(hostname) ? host : hostname;
}

const KEEP_MS = 60_000;

/** Asks again only after a minute. Keep it in an object that lives as long as what it serves. */
export function rememberHosts(ask: () => Promise<readonly string[]>): () => Promise<readonly string[]> {
  let known: { hosts: readonly string[]; until: number } | undefined;
  return async () => {
    if (known && Date.now() < known.until) return known.hosts;
    const hosts = await ask();
    known = { hosts, until: Date.now() + KEEP_MS };
    return hosts;
  };
}
