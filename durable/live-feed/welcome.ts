import { type Hall, seat } from "./hall";
import { listen } from "./listen";
import { type Listener, viewFor } from "./listener";
import type { Admission } from "./messages";
import { readChanges } from "./ring";
import { send, sendChange } from "./send";
import * as store from "./store";

interface Guest {
  admission: Admission;
  listener: Listener;
}

/** What a socket hears first: all it has missed where that is still known, or else how everything is. */
export async function welcome(hall: Hall, socket: WebSocket, { admission, listener }: Guest): Promise<void> {
  const { storage, secrets } = hall;
  const { resume } = admission;
  const feed = await listen(hall, admission);
  const missed = resume === null ? undefined : store.ringAfter(storage.sql, resume, feed.sequence);
  const changes = missed ? await readChanges(secrets, missed, Number(resume)) : undefined;
  const ready = { ...listener, isReady: true };
  seat(socket, ready);
  if (!changes) return send(socket, { type: "snapshot", seq: feed.sequence, instances: viewsFor(hall, ready) });
  // The number that it came with: whoever breaks off before the rest has come comes back for the rest.
  send(socket, { type: "resumed", seq: Number(resume) });
  for (const change of changes) sendChange(socket, ready, change);
}

function viewsFor({ storage }: Hall, listener: Listener) {
  const views = store.listInstances(storage.sql).map(({ view }) => view);
  const seen = views.filter(({ id }) => listener.instances === null || listener.instances.includes(id));
  return seen.map((view) => viewFor(listener, view));
}
