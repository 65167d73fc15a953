import { createClock } from "./clock.ts";
import { emit } from "./events.ts";
import { exchange } from "./exchange.ts";
import { createFaults, type Fault } from "./faults.ts";
import type { Fields } from "./fields.ts";
import { openSession } from "./handlers/bots/typebot.ts";
import { closeConnection, openConnection, type Profile } from "./handlers/connection.ts";
import { acknowledge, type Incoming, receiveMessage } from "./handlers/incoming.ts";
import { createListener } from "./listener.ts";
import { type Counters, clearRecords, createRecords, type RecordedRequest } from "./records.ts";
import { routesOf } from "./routes.ts";
import {
  type Context,
  createState,
  type Delivery,
  type Dispatch,
  type Instance,
  newId,
  type Session,
  type StoredMessage,
  type UpstreamRead,
  type Version,
} from "./state.ts";

export type { Fault, FaultMode } from "./faults.ts";
export type { RecordedRequest } from "./records.ts";
export type { Delivery, Dispatch, Instance, Session, StoredMessage, UpstreamRead, Version } from "./state.ts";

export interface EvolutionOptions {
  version: Version;
  globalKey: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Pace of the server's own waits (`delay`, pairing, webhook retries): 1 is real time, 0, the default, skips them. */
  timeScale?: number;
  /** AUTHENTICATION_EXPOSE_IN_FETCH_INSTANCES: events carry the instance token. Default true, as in the sample environment. */
  exposesTokens?: boolean;
  /** Event transports that the environment switches on, such as "websocket" and "pusher". Default none. */
  transports?: readonly string[];
  /** Opens an instance this long after it has shown a QR code, on the server's clock. Default: only `open` does. */
  opensAfterMs?: number;
}

export interface EvolutionServer {
  readonly version: Version;
  readonly globalKey: string;
  readonly url: string;
  readonly port: number;
  /** Everything that has arrived, in order, unfinished requests included. */
  readonly requests: readonly RecordedRequest[];
  readonly counters: Readonly<Counters>;
  readonly deliveries: readonly Delivery[];
  /** What media fields would have made a real server fetch or open. */
  readonly reads: readonly UpstreamRead[];
  /** Sends that took effect, whatever became of their answers. */
  dispatches(instance?: string): readonly Dispatch[];
  totalDispatches(instance?: string): number;
  /** The instance behind an upstream name. */
  instance(name: string): Instance | undefined;
  instanceNames(): string[];
  /** Sets a fault; the returned function lifts it. */
  fault(fault: Fault): () => Promise<void>;
  clearFaults(): Promise<void>;
  /** Forgets requests, counters, deliveries, reads and dispatches; keeps instances and faults. */
  forget(): void;
  /** As if the phone had scanned the code. Like the next four, it resolves when webhooks have been called. */
  open(instance: string, profile?: Profile): Promise<void>;
  /** A close that does not reconnect: 401 logged out, 403 forbidden, 440 replaced. */
  close(instance: string, code?: number): Promise<void>;
  receive(instance: string, message: Incoming): Promise<StoredMessage>;
  acknowledge(instance: string, keyId: string, status: string): Promise<void>;
  emit(instance: string, event: string, data: unknown): Promise<void>;
  /** Puts a bot session into the database, its parameters as a real typebot session has them. */
  openSession(instance: string, session: Partial<Session> & Pick<Session, "remoteJid">): Session;
  /** Resolves when nothing goes on after answers: webhooks with their retries, bots, deletions. */
  idle(): Promise<void>;
  /** Connections are refused and open ones cut; work after answers is lost, the database stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** An Evolution server in memory that behaves as the real one does, dangers included. */
export async function startEvolution(options: EvolutionOptions): Promise<EvolutionServer> {
  const { version, globalKey, port = 0, timeScale = 0 } = options;
  const records = createRecords();
  const faults = createFaults();
  const clock = createClock(timeScale);
  const state = createState();
  const context: Context = {
    version,
    globalKey,
    serverUrl: "",
    state,
    wait: clock.wait,
    background: clock.background,
    exposesTokens: options.exposesTokens ?? true,
    transports: new Set(options.transports),
    opensAfterMs: options.opensAfterMs,
  };
  const parts = { context, routes: routesOf(version), records, faults };
  const listener = createListener((request, response) => void exchange(parts, request, response), {
    counters: records.counters,
    port,
  });
  await listener.start();
  context.serverUrl = `http://127.0.0.1:${listener.port()}`;

  async function stop(): Promise<void> {
    clock.stop();
    await listener.stop();
  }

  return {
    version,
    globalKey,
    url: context.serverUrl,
    port: listener.port(),
    requests: records.requests,
    counters: records.counters,
    ...views(context),
    ...faultSwitches({ faults, listener }),
    ...happenings(context),
    forget: () => {
      clearRecords(records);
      for (const list of [state.deliveries, state.reads, state.dispatches]) list.length = 0;
    },
    idle: clock.idle,
    stop,
    start: listener.start,
    [Symbol.asyncDispose]: stop,
  };
}

function views({ state }: Context) {
  const dispatches = (instance?: string): Dispatch[] =>
    state.dispatches.filter((dispatch) => instance === undefined || dispatch.instance === instance);
  return {
    deliveries: state.deliveries,
    reads: state.reads,
    dispatches,
    totalDispatches: (instance?: string): number => dispatches(instance).length,
    instance: (name: string) => state.instances.get(name),
    instanceNames: () => [...state.instances.keys()],
  };
}

interface Switchable {
  faults: ReturnType<typeof createFaults>;
  listener: ReturnType<typeof createListener>;
}

/** A refused connection never reaches a request, so that one fault closes the port itself. */
function faultSwitches({ faults, listener }: Switchable) {
  return {
    fault(fault: Fault): () => Promise<void> {
      if (fault.mode !== "refuse") {
        const lift = faults.add(fault);
        return async () => lift();
      }
      const closed = listener.stop();
      return async () => {
        await closed;
        await listener.start();
      };
    },
    async clearFaults(): Promise<void> {
      faults.clear();
      await listener.start();
    },
  };
}

/** What happens on the phone's side, told by a test. */
function happenings(context: Context) {
  function known(name: string): Instance {
    const instance = context.state.instances.get(name);
    if (!instance) throw new Error(`no instance ${name}`);
    return instance;
  }
  return {
    open: (name: string, profile: Profile = {}) => openConnection(context, known(name), profile),
    close: (name: string, code = 401) => closeConnection(context, known(name), code),
    receive: (name: string, message: Incoming) => receiveMessage(context, known(name), message),
    acknowledge: (name: string, keyId: string, status: string) => acknowledge(context, known(name), { keyId, status }),
    emit: (name: string, event: string, data: unknown) => emit(context, known(name), { event, data }),
    openSession(name: string, session: Partial<Session> & Pick<Session, "remoteJid">): Session {
      const instance = known(name);
      const { globalKey, serverUrl } = context;
      const parameters: Fields = { remoteJid: session.remoteJid, instanceName: name, serverUrl, apiKey: globalKey };
      const defaults = { type: "typebot", sessionId: `${newId().slice(0, 10)}-${newId()}`, parameters, botId: null };
      return openSession(context, instance, { ...defaults, ...session });
    },
  };
}
