import { DurableObject } from "cloudflare:workers";
import type { InstanceStatus } from "../../lib/contract/instance-state";
import { CLOSE_CODES, LIVE_PROTOCOL, PING, PONG } from "../../lib/contract/live";
import { parseSecrets } from "../../lib/secrets";
import type { Publication } from "../instance-state/publisher";
import { openStorage } from "../storage";
import { dismissUnwelcome } from "./dismiss";
import type { Tenant } from "./gather";
import { type Hall, seat } from "./hall";
import { listen, watch, watchOrRest } from "./listen";
import type { Listener } from "./listener";
import { ADMISSION_HEADER, type Admission, type FeedCounters, type PublishReply } from "./messages";
import { append, spread } from "./spread";
import { STEPS } from "./steps";
import * as store from "./store";
import { createTurns } from "./turns";
import { welcome } from "./welcome";

/** Of one tenant and mode at once: each is looked at every few seconds, and told of every change. */
const MOST_SOCKETS = 1_000;

/**
 * One per tenant and mode: the sockets of its dashboards and listeners. A socket gets a snapshot and then every change, in
 * order; one that comes back with the number of its last change gets what it missed, or a snapshot. Sleeps between changes.
 */
export class LiveFeed extends DurableObject<Env> {
  #calls = 0;
  readonly #storage = openStorage(this.ctx.storage, STEPS);
  readonly #hall: Hall = {
    env: this.env,
    storage: this.#storage,
    secrets: parseSecrets(this.env.DATA_SECRETS),
    sockets: () => this.ctx.getWebSockets(),
  };
  /** What is sent has the order of its numbers, and a snapshot stands between two of them. */
  readonly #inTurn = createTurns();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  /** An upgrade that `/live` has admitted. */
  override async fetch(request: Request): Promise<Response> {
    this.#calls++;
    const admission = JSON.parse(request.headers.get(ADMISSION_HEADER) ?? "null") as Admission | null;
    if (!admission) return new Response(null, { status: 403 });
    const { ticket, named } = admission;
    if (this.#hall.sockets().length >= MOST_SOCKETS) return new Response(null, { status: 429 });
    if (ticket && !store.takeTicket(this.#storage.sql, ticket.id, { expiresAt: ticket.expiresAt, now: Date.now() })) {
      return new Response(null, { status: 401 });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    const listener: Listener = { ...admission.listener, isReady: false };
    seat(server, listener);
    this.ctx.waitUntil(this.#inTurn(() => welcome(this.#hall, server, { admission, listener })));
    await watch(this.#storage);
    const headers: Record<string, string> = named ? { "sec-websocket-protocol": LIVE_PROTOCOL } : {};
    return new Response(null, { status: 101, webSocket: client, headers });
  }

  /** Takes changes of an instance, numbers them, keeps them for who comes back, and sends them. */
  async publish(publication: Publication): Promise<PublishReply> {
    this.#calls++;
    return this.#inTurn(async () => {
      const feed = store.findFeed(this.#storage.sql);
      if (!feed?.isListening) return { listening: false };
      await spread(this.#hall, feed, publication);
      return { listening: true };
    });
  }

  /** The instance is gone. */
  async removeInstance(instanceId: string): Promise<void> {
    this.#calls++;
    await this.#inTurn(async () => {
      const feed = store.findFeed(this.#storage.sql);
      if (!feed?.isListening) return;
      await append(this.#hall, feed, [{ type: "instance.removed", instanceId }]);
      store.deleteInstance(this.#storage.sql, instanceId);
    });
  }

  /**
   * How many instances are in each state. Who asks is about to listen, so it begins to; nobody heard of an instance that is
   * counted nowhere.
   */
  async countStates(tenant: Tenant): Promise<Record<InstanceStatus, number>> {
    this.#calls++;
    const views = await this.#inTurn(async () => {
      await listen(this.#hall, tenant);
      return store.listInstances(this.#storage.sql);
    });
    await watch(this.#storage);
    const counts = { created: 0, connecting: 0, open: 0, closed: 0, refused: 0 };
    for (const { view } of views) counts[view.status]++;
    return counts;
  }

  async counters(): Promise<FeedCounters> {
    const { rowsWritten } = this.#storage;
    return { calls: this.#calls, rowsWritten, sockets: this.#hall.sockets().length };
  }

  /** Closes every socket and leaves nothing in storage. */
  async erase(): Promise<void> {
    for (const socket of this.#hall.sockets()) socket.close(CLOSE_CODES.ENDED, "this account was deleted");
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
    const feed = store.findFeed(this.#storage.sql);
    if (!feed) return;
    if (this.#hall.sockets().length > 0) await dismissUnwelcome(this.#hall, feed);
    await this.#inTurn(() => watchOrRest(this.#hall));
  }
}

/** Clients may close with codes that nobody may send: to repeat one would throw, and leave the socket half open. */
const isSendable = (code: number) => code === 1000 || code === 1001 || (code >= 3_000 && code <= 4_999);
