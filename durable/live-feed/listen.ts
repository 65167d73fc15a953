import type { Storage } from "../storage";
import { gatherInstances, type Tenant } from "./gather";
import type { Hall } from "./hall";
import * as store from "./store";

/** Between two looks at who may still listen: with the time of a look, less than ten seconds. */
const CHECK_MS = 8_000;
/** So long after the last socket closed a listener can come back without a gap. */
const LINGER_MS = 2 * 60_000;

export const watch = (storage: Storage): Promise<void> => storage.wakeBy(Date.now() + CHECK_MS);

/** Begins to listen where nobody did: every instance is asked how it is, and tells its changes from then on. */
export async function listen({ env, storage }: Hall, { tenantId, mode }: Tenant): Promise<store.Feed> {
  const known = store.findFeed(storage.sql);
  if (known?.isListening) {
    if (known.quietSince !== null) store.putFeed(storage.sql, { ...known, quietSince: null });
    return { ...known, quietSince: null };
  }
  await gatherInstances(env, storage.sql, { tenantId, mode });
  // Time keeps numbers rising even where everything was erased between.
  const sequence = Math.max(known?.sequence ?? 0, Date.now());
  const feed = { tenantId, mode, sequence, isListening: true, quietSince: null };
  store.clearRing(storage.sql);
  store.putFeed(storage.sql, feed);
  return feed;
}

/** Goes on while there are sockets; a while after the last one has closed it stops listening. */
export async function watchOrRest({ storage, sockets }: Hall): Promise<void> {
  const feed = store.findFeed(storage.sql);
  if (!feed?.isListening) return;
  const now = Date.now();
  if (sockets().some((socket) => socket.readyState === WebSocket.OPEN)) return watch(storage);
  const quietSince = feed.quietSince ?? now;
  const isOver = now - quietSince >= LINGER_MS;
  if (isOver || feed.quietSince === null) store.putFeed(storage.sql, { ...feed, quietSince, isListening: !isOver });
  if (isOver) store.clearRing(storage.sql);
  else await storage.wakeBy(quietSince + LINGER_MS + 1);
}
