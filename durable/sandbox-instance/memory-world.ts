import type { BotQuestion, Documents, SandboxAnswer, SandboxCall, SandboxHandlers, SandboxWorld } from "./handler";
import type { Instance } from "./instance";

/** A world in memory, for tests of handlers: what it emitted and scheduled stays to be read. */
export interface MemoryWorld extends SandboxWorld {
  readonly emitted: { event: string; data: unknown }[];
  readonly scheduled: { afterMs: number; step: string }[];
  readonly asked: BotQuestion[];
  clock: number;
}

export function memoryWorld(instance: Partial<Instance> = {}): MemoryWorld {
  const documents = memoryDocuments();
  const emitted: MemoryWorld["emitted"] = [];
  const scheduled: MemoryWorld["scheduled"] = [];
  const asked: MemoryWorld["asked"] = [];
  const world: MemoryWorld = {
    instanceName: "shop",
    instanceId: crypto.randomUUID(),
    token: crypto.randomUUID().toUpperCase(),
    documents,
    emitted,
    scheduled,
    asked,
    clock: Date.UTC(2026, 0, 2, 3, 4, 5),
    now: () => world.clock,
    emit: (event, data) => emitted.push({ event, data }),
    ask: (question) => asked.push(question),
    schedule: (afterMs, { step }) => scheduled.push({ afterMs, step }),
  };
  documents.put("instance", "instance", { ...openInstance(world), ...instance });
  return world;
}

/** Calls routes of a set of handlers as the dispatcher would. */
export function caller(handlers: SandboxHandlers, world: SandboxWorld) {
  return async (route: string, given: Partial<SandboxCall> = {}): Promise<SandboxAnswer> => {
    const handler = handlers[route];
    if (!handler) throw new Error(`No handler for ${route}`);
    return handler(world, { route, params: { instanceName: world.instanceName }, query: {}, body: {}, ...given });
  };
}

/** Rows go through JSON, as they do in SQLite. */
function memoryDocuments(): Documents {
  const rows = new Map<string, string>();
  const prefix = (kind: string) => `${kind}\n`;
  const ofKind = (kind: string) => [...rows].filter(([key]) => key.startsWith(prefix(kind)));
  return {
    get: (kind, id) => {
      const row = rows.get(prefix(kind) + id);
      return row === undefined ? undefined : JSON.parse(row);
    },
    list: (kind) => ofKind(kind).map(([, row]) => JSON.parse(row)),
    put: (kind, id, document) => {
      rows.set(prefix(kind) + id, JSON.stringify(document));
    },
    remove: (kind, id) => rows.delete(prefix(kind) + id),
    count: (kind) => ofKind(kind).length,
  };
}

function openInstance({ instanceId, instanceName, token }: SandboxWorld): Partial<Instance> {
  return {
    id: instanceId,
    name: instanceName,
    token,
    connectionStatus: "open",
    integration: "WHATSAPP-BAILEYS",
    number: null,
    ownerJid: "5511999990001@s.whatsapp.net",
    profileName: "Shop",
  };
}
