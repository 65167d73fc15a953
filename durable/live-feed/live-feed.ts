import { DurableObject } from "cloudflare:workers";
import type { InstanceStatus } from "../../lib/contract/instance-state";
import { CLOSE_CODES, LIVE_PROTOCOL, type LiveChange, PING, PONG, type ServerMessage } from "../../lib/contract/live";
import { parseSecrets } from "../../lib/secrets";
import type { Publication } from "../instance-state/publisher";
import type { Sql } from "../sql";
import { openStorage } from "../storage";
import { changesOf, isHole } from "./changes";
import { createCheck } from "./check-listeners";
import { askInstance, gatherInstances } from "./gather";
import { changeFor, type Listener, mayHear, viewFor } from "./listener";
import { ADMISSION_HEADER, type Admission, type FeedCounters, type PublishReply } from "./messages";
import { keepChanges, readChanges } from "./ring";
import { STEPS } from "./steps";
import * as store from "./store";

/** Between two looks at who may still listen: with the time of a look, less than ten seconds. */
const CHECK_MS = 8_000;
/** So long after the last socket closed a listener can come back without a gap. */
const LINGER_MS = 2 * 60_000;
/** Of one tenant and mode at once: each is looked at every few seconds, and told of every change. */
const MOST_SOCKETS = 1_000;

/**
 * One per tenant and mode: the sockets of its dashboards and listeners. A socket gets a snapshot and then every change, in
 * order; one that comes back with the number of its last change gets what it missed, or a snapshot. Sleeps between changes.
 */
export class LiveFeed extends DurableObject<Env> {
  #calls = 0;
  /** Publications are taken one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #storage = openStorage(this.ctx.storage, STEPS);
  readonly #secrets = parseSecrets(this.env.DATA_SECRETS);

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  /** An upgrade that `/live` has admitted. */
  override async fetch(request: Request): Promise<Response> {
    this.#calls++;
    const admission = JSON.parse(request.headers.get(ADMISSION_HEADER) ?? "null") as Admission | null;
    if (!admission) return new Response(null, { status: 403 });
    const { ticket, listener, resume, named } = admission;
    if (this.ctx.getWebSockets().length >= MOST_SOCKETS) return new Response(null, { status: 429 });
    if (ticket && !store.takeTicket(this.#sql, ticket.id, { expiresAt: ticket.expiresAt, now: Date.now() })) {
      return new Response(null, { status: 401 });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    const joined: Listener = { ...listener, isReady: false };
    server.serializeAttachment(joined);
    this.ctx.waitUntil(this.#inTurn(() => this.#welcome(server, { admission, listener: joined, resume })));
    await this.#storage.wakeBy(Date.now() + CHECK_MS);
    const headers: Record<string, string> = named ? { "sec-websocket-protocol": LIVE_PROTOCOL } : {};
    return new Response(null, { status: 101, webSocket: client, headers });
  }

  /** Takes changes of an instance, numbers them, keeps them for who comes back, and sends them. */
  async publish(publication: Publication): Promise<PublishReply> {
    this.#calls++;
    return this.#inTurn(async () => {
      const feed = store.findFeed(this.#sql);
      if (!feed?.isListening) return { listening: false };
      await this.#spread(feed, publication);
      return { listening: true };
    });
  }

  /** The instance is gone. */
  async removeInstance(instanceId: string): Promise<void> {
    this.#calls++;
    await this.#inTurn(async () => {
      const feed = store.findFeed(this.#sql);
      if (!feed?.isListening) return;
      await this.#append(feed, [{ type: "instance.removed", instanceId }]);
      store.deleteInstance(this.#sql, instanceId);
    });
  }

  /**
   * How many instances are in each state. Who asks is about to listen, so it begins to; nobody heard of an instance that is
   * counted nowhere.
   */
  async countStates(owner: Pick<Admission, "tenantId" | "mode">): Promise<Record<InstanceStatus, number>> {
    this.#calls++;
    const views = await this.#inTurn(async () => {
      await this.#listen(owner);
      return store.listInstances(this.#sql);
    });
    await this.#storage.wakeBy(Date.now() + CHECK_MS);
    const counts = { created: 0, connecting: 0, open: 0, closed: 0, refused: 0 };
    for (const { view } of views) counts[view.status]++;
    return counts;
  }

  async counters(): Promise<FeedCounters> {
    const { rowsWritten } = this.#storage;
    return { calls: this.#calls, rowsWritten, sockets: this.ctx.getWebSockets().length };
  }

  /** Closes every socket and leaves nothing in storage. */
  async erase(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) socket.close(CLOSE_CODES.ENDED, "this account was deleted");
    await this.#storage.erase();
  }

  /** Listeners have nothing to say. */
  override async webSocketMessage(socket: WebSocket): Promise<void> {
    socket.close(CLOSE_CODES.POLICY, "nothing but ping is understood");
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    socket.close(isSendable(code) ? code : 1000);
  }

  /** Looks who may still listen; a while after the last one has gone it stops listening itself. */
  override async alarm(): Promise<void> {
    this.#calls++;
    const feed = store.findFeed(this.#sql);
    if (!feed) return;
    const sockets = this.ctx.getWebSockets();
    if (sockets.length > 0) await this.#dismiss(feed, sockets);
    await this.#inTurn(async () => this.#restOrWatch());
  }

  async #dismiss(feed: store.Feed, sockets: readonly WebSocket[]): Promise<void> {
    const isWelcome = createCheck(this.env, feed);
    await Promise.all(
      sockets.map(async (socket) => {
        const isStill = await isWelcome(socket.deserializeAttachment() as Listener);
        if (!isStill) socket.close(CLOSE_CODES.REVOKED, "this key or session may not listen any more");
      }),
    );
  }

  async #restOrWatch(): Promise<void> {
    const feed = store.findFeed(this.#sql);
    if (!feed?.isListening) return;
    const now = Date.now();
    const isQuiet = this.ctx.getWebSockets().every((socket) => socket.readyState !== WebSocket.OPEN);
    if (!isQuiet) {
      await this.#storage.wakeBy(now + CHECK_MS);
      return;
    }
    const quietSince = feed.quietSince ?? now;
    const isOver = now - quietSince >= LINGER_MS;
    if (isOver || feed.quietSince === null) store.putFeed(this.#sql, { ...feed, quietSince, isListening: !isOver });
    if (isOver) store.clearRing(this.#sql);
    else await this.#storage.wakeBy(quietSince + LINGER_MS + 1);
  }

  async #welcome(
    socket: WebSocket,
    { admission, listener, resume }: { admission: Admission; listener: Listener; resume: number | null },
  ): Promise<void> {
    const feed = await this.#listen(admission);
    const missed = resume === null ? undefined : store.ringAfter(this.#sql, resume, feed.sequence);
    const ready = { ...listener, isReady: true };
    const messages = missed ? await readChanges(this.#secrets, missed, Number(resume)) : undefined;
    socket.serializeAttachment(ready);
    if (!messages) {
      const views = store.listInstances(this.#sql).map(({ view }) => view);
      const instances = views
        .filter(({ id }) => listener.instances === null || listener.instances.includes(id))
        .map((view) => viewFor(listener, view));
      send(socket, { type: "snapshot", seq: feed.sequence, instances });
      return;
    }
    send(socket, { type: "resumed", seq: feed.sequence });
    for (const message of messages) if (mayHear(ready, message)) send(socket, changeFor(ready, message));
  }

  /** Begins to listen where nobody did: every instance is asked how it is, and tells its changes from then on. */
  async #listen({ tenantId, mode }: Pick<Admission, "tenantId" | "mode">): Promise<store.Feed> {
    const known = store.findFeed(this.#sql);
    if (known?.isListening) {
      if (known.quietSince !== null) store.putFeed(this.#sql, { ...known, quietSince: null });
      return { ...known, quietSince: null };
    }
    await gatherInstances(this.env, this.#sql, { tenantId, mode });
    // Time keeps numbers rising even where everything was erased between.
    const feed = {
      tenantId,
      mode,
      sequence: Math.max(known?.sequence ?? 0, Date.now()),
      isListening: true,
      quietSince: null,
    };
    store.clearRing(this.#sql);
    store.putFeed(this.#sql, feed);
    return feed;
  }

  async #spread(feed: store.Feed, publication: Publication): Promise<void> {
    const { instanceId: id, revision, view } = publication;
    const known = store.findRevision(this.#sql, id);
    // The snapshot was newer than this.
    if (known !== undefined && revision <= known) return;
    const changes = changesOf(publication, isHole(publication, known));
    if (view) store.putInstance(this.#sql, { id, revision, view });
    else if (known === undefined) await askInstance(this.env, this.#sql, { ...feed, id });
    else store.setRevision(this.#sql, id, revision);
    await this.#append(feed, changes);
  }

  async #append(feed: store.Feed, changes: readonly LiveChange[]): Promise<void> {
    if (changes.length === 0) return;
    const { sequence } = feed;
    const numbered = await keepChanges(this.#sql, this.#secrets, { sequence, changes });
    store.putFeed(this.#sql, { ...feed, sequence: sequence + changes.length });
    for (const socket of this.ctx.getWebSockets()) {
      const listener = socket.deserializeAttachment() as Listener;
      if (!listener.isReady) continue;
      for (const message of numbered) if (mayHear(listener, message)) send(socket, changeFor(listener, message));
    }
  }

  /** One after the other: what is sent has the order of its numbers, and a snapshot stands between two of them. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  get #sql(): Sql {
    return this.#storage.sql;
  }
}

/** Clients may close with codes that nobody may send: to repeat one would throw, and leave the socket half open. */
const isSendable = (code: number) => code === 1000 || code === 1001 || (code >= 3_000 && code <= 4_999);

/** A socket that has just broken will be told when it comes back. */
function send(socket: WebSocket, message: ServerMessage): void {
  try {
    socket.send(JSON.stringify(message));
  } catch {
    socket.close(1011);
  }
}
