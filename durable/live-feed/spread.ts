import type { LiveChange } from "../../lib/contract/live";
import type { Publication } from "../instance-state/publisher";
import { changesOf, isHole } from "./changes";
import { askInstance } from "./gather";
import { type Hall, listenerAt } from "./hall";
import { keepChanges } from "./ring";
import { sendChange } from "./send";
import * as store from "./store";

/** Takes what an instance tells, unless a snapshot was newer, and sends it to those who listen. */
export async function spread(hall: Hall, feed: store.Feed, publication: Publication): Promise<void> {
  const { env, storage } = hall;
  const { instanceId: id, revision, view } = publication;
  const known = store.findRevision(storage.sql, id);
  if (known !== undefined && revision <= known) return;
  const changes = changesOf(publication, isHole(publication, known));
  if (view) store.putInstance(storage.sql, { id, revision, view });
  else if (known === undefined) await askInstance(env, storage.sql, { ...feed, id });
  else store.setRevision(storage.sql, id, revision);
  await append(hall, feed, changes);
}

/** Numbers changes, keeps them for who comes back, and sends them. */
export async function append(hall: Hall, feed: store.Feed, changes: readonly LiveChange[]): Promise<void> {
  if (changes.length === 0) return;
  const { storage, secrets } = hall;
  const { sequence } = feed;
  const numbered = await keepChanges(storage.sql, secrets, { sequence, changes });
  store.putFeed(storage.sql, { ...feed, sequence: sequence + changes.length });
  for (const socket of hall.sockets()) {
    const listener = listenerAt(socket);
    if (!listener.isReady) continue;
    for (const change of numbered) sendChange(socket, listener, change);
  }
}
