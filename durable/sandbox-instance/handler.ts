/** One call to a simulated Evolution server, already matched to a route. */
export interface SandboxCall {
  /** Pattern in Evolution's spelling: `POST /message/sendText/:instanceName`. */
  route: string;
  /** Path parameters by name, decoded. */
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** Parsed JSON, or the text fields of a multipart body. An empty object when there was none. */
  body: Readonly<Record<string, unknown>>;
  file?: { fileName: string; mimetype: string; size: number };
}

/** `body: undefined` is an empty body, as Evolution gives for switched-off brokers. */
export interface SandboxAnswer {
  status: number;
  body: unknown;
}

/** Rows of JSON by kind, in one SQLite table of the simulated instance. `kind` is such as `message`, `typebot`, `settings`. */
export interface Documents {
  get<T>(kind: string, id: string): T | undefined;
  /** Oldest first. */
  list<T>(kind: string): T[];
  put(kind: string, id: string, document: object): void;
  remove(kind: string, id: string): boolean;
  count(kind: string): number;
}

/** Something that happens later: a receipt, a scan, a scripted reply. Run by the object's alarm. */
export interface ScheduledStep {
  /** Name of a step in `steps.ts`. */
  step: string;
  input: Readonly<Record<string, unknown>>;
}

/** What a contact has said to a bot. */
export interface BotQuestion {
  /** First segment of the routes of its kind. */
  kind: string;
  botId: string;
  remoteJid: string;
  pushName: string;
  text: string;
}

/** What a handler may touch. */
export interface SandboxWorld {
  readonly instanceName: string;
  readonly instanceId: string;
  readonly token: string;
  readonly documents: Documents;
  now(): number;
  /** Queues a webhook delivery in Evolution's envelope. `event` in dotted form: `messages.upsert`. */
  emit(event: string, data: unknown): void;
  /** Runs a step `afterMs` from now. */
  schedule(afterMs: number, step: ScheduledStep): void;
  /** Lets a bot be asked, out of turn: it may take its time. */
  ask(question: BotQuestion): void;
}

export type SandboxHandler = (world: SandboxWorld, call: SandboxCall) => SandboxAnswer | Promise<SandboxAnswer>;

/** Route pattern → handler. Each file in `handlers/` exports one of these. */
export type SandboxHandlers = Readonly<Record<string, SandboxHandler>>;
