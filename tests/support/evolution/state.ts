import { randomBytes, randomUUID } from "node:crypto";
import type { Fields } from "./fields.ts";
import type { Qr } from "./qr.ts";

export type Version = "2.3.6" | "2.2.3";
export type ConnectionState = "open" | "connecting" | "close";
export type Integration = "WHATSAPP-BAILEYS" | "WHATSAPP-BUSINESS" | "EVOLUTION";

export interface Webhook {
  id: string;
  url: string;
  headers: Record<string, string> | null;
  enabled: boolean;
  events: string[];
  webhookByEvents: boolean;
  webhookBase64: boolean;
  createdAt: string;
  updatedAt: string;
  instanceId: string;
}

export interface StoredMessage {
  id: string;
  key: Fields & { id: string; remoteJid: string; fromMe: boolean };
  pushName: string;
  status: string;
  messageType: string;
  message: Fields;
  contextInfo: Fields | null | undefined;
  messageTimestamp: number;
  source: string;
  instanceId: string;
  updates: string[];
  /** Bots that it was given to, once all of them were. */
  reached?: string[];
}

export interface Contact {
  id: string;
  remoteJid: string;
  pushName: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface Instance {
  id: string;
  name: string;
  token: string;
  integration: Integration;
  number: string | null;
  businessId: string | null;
  state: ConnectionState;
  ownerJid: string | null;
  profileName: string | null;
  disconnection: { code: number; object: string; at: string } | null;
  createdAt: string;
  updatedAt: string;
  settings: Fields;
  privacy: Fields;
  webhook: Webhook | null;
  proxy: Fields | null;
  transports: Map<string, Fields>;
  qr: Qr | null;
  messages: StoredMessage[];
  contacts: Map<string, Contact>;
  groups: Map<string, Fields>;
}

export interface Bot extends Fields {
  id: string;
  instanceId: string;
}

export interface Session {
  id: string;
  sessionId: string;
  remoteJid: string;
  pushName: string;
  status: string;
  awaitUser: boolean;
  context: Fields | null;
  type: string;
  createdAt: string;
  updatedAt: string;
  instanceId: string;
  parameters: Fields;
  botId: string | null;
}

/** A send that was handed to WhatsApp. */
export interface Dispatch {
  at: number;
  instance: string;
  route: string;
  keyId: string;
  body: Fields;
}

/** What a media field would have made the server fetch or open; nothing is fetched or opened here. */
export interface UpstreamRead {
  instance: string;
  field: string;
  kind: "url" | "file" | "base64";
  value: string;
}

/** One attempt to deliver an event. */
export interface Delivery {
  at: number;
  instance: string;
  event: string;
  url: string;
  attempt: number;
  status: number | undefined;
  body: Fields;
}

export interface State {
  instances: Map<string, Instance>;
  bots: Map<string, Bot[]>;
  botSettings: Map<string, Fields>;
  sessions: Session[];
  credentials: Fields[];
  dispatches: Dispatch[];
  reads: UpstreamRead[];
  deliveries: Delivery[];
}

export function createState(): State {
  return {
    instances: new Map(),
    bots: new Map(),
    botSettings: new Map(),
    sessions: [],
    credentials: [],
    dispatches: [],
    reads: [],
    deliveries: [],
  };
}

/** What every handler works with. */
export interface Context {
  version: Version;
  globalKey: string;
  /** `SERVER_URL`, as it appears in events and in what bots are sent. */
  serverUrl: string;
  state: State;
  /** Sleeps on the server's own clock, which tests may run at another pace or stop. */
  wait(milliseconds: number): Promise<void>;
  /** Lets work go on after the answer. */
  background(work: Promise<unknown>): void;
  /** Whether events carry the instance token in `apikey`. */
  exposesTokens: boolean;
  /** Event transports switched on by the server's environment. */
  transports: ReadonlySet<string>;
  /** An instance that shows a QR code is opened by itself after this time. */
  opensAfterMs: number | undefined;
}

/** Ids look like the cuids of a real database. */
export function newId(): string {
  const letters = [...randomBytes(23)].map((byte) => (byte % 36).toString(36));
  return `cm${letters.join("")}`;
}

export const newToken = (): string => randomUUID().toUpperCase();
export const timestamp = (): string => new Date().toISOString();

export function instanceById({ instances }: State, id: string): Instance | undefined {
  return [...instances.values()].find((instance) => instance.id === id);
}

/** The running instance; without one, the TypeError a handler runs into. */
export function runningInstance({ state }: Context, name: unknown, property = "instance"): Instance {
  const instance = state.instances.get(String(name));
  if (!instance) throw new TypeError(`Cannot read properties of undefined (reading '${property}')`);
  return instance;
}
