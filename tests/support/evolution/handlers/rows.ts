import { asFields, type Fields } from "../fields.ts";
import { type Context, type Instance, newId, timestamp, type Version } from "../state.ts";

const SWITCHES = ["rejectCall", "groupsIgnore", "alwaysOnline", "readMessages", "readStatus", "syncFullHistory"];

/** The settings of a create request, with the defaults of the fields it left out. */
export function settingsFrom(body: Fields): Fields {
  const switches = Object.fromEntries(SWITCHES.map((name) => [name, Boolean(body[name])]));
  const { rejectCall, ...others } = switches;
  return { rejectCall, msgCall: body.msgCall ?? "", ...others, wavoipToken: body.wavoipToken ?? "" };
}

/** The database row as `fetchInstances` shows it: everything, token included. */
export function instanceRow(version: Version, instance: Instance): Fields {
  const { disconnection, createdAt, updatedAt } = instance;
  return {
    id: instance.id,
    name: instance.name,
    connectionStatus: instance.state,
    ownerJid: instance.ownerJid,
    profileName: instance.profileName,
    profilePicUrl: null,
    integration: instance.integration,
    number: instance.number,
    businessId: instance.businessId,
    token: instance.token,
    clientName: "evolution",
    disconnectionReasonCode: disconnection?.code ?? null,
    disconnectionObject: disconnection?.object ?? null,
    disconnectionAt: disconnection?.at ?? null,
    createdAt,
    updatedAt,
    Chatwoot: null,
    Proxy: instance.proxy,
    Rabbitmq: instance.transports.get("rabbitmq") ?? null,
    ...(version === "2.3.6" ? { Nats: instance.transports.get("nats") ?? null } : {}),
    Sqs: instance.transports.get("sqs") ?? null,
    Websocket: instance.transports.get("websocket") ?? null,
    Setting: instance.settings,
    _count: { Message: instance.messages.length, Contact: instance.contacts.size, Chat: instance.contacts.size },
  };
}

export function newInstance(body: Fields, identity: Pick<Instance, "id" | "name" | "token" | "integration">): Instance {
  const now = timestamp();
  const dates = { createdAt: now, updatedAt: now };
  return {
    ...identity,
    number: body.number ? String(body.number) : null,
    businessId: body.businessId ? String(body.businessId) : null,
    // A Meta number has no phone to pair: it counts as open from the start.
    state: identity.integration === "WHATSAPP-BUSINESS" ? "open" : "close",
    ownerJid: null,
    profileName: null,
    disconnection: null,
    ...dates,
    settings: { id: newId(), ...settingsFrom(body), ...dates, instanceId: identity.id },
    privacy: {},
    webhook: null,
    proxy: null,
    transports: new Map(),
    qr: null,
    messages: [],
    contacts: new Map(),
    groups: new Map(),
  };
}

/** The row of an event transport; kept only where the server's environment has the transport on. */
export function transportRow(
  context: Context,
  instance: Instance,
  { name, body }: { name: string; body: Fields },
): Fields {
  const now = timestamp();
  const sent = asFields(body[name]);
  const stored = instance.transports.get(name);
  const row = {
    createdAt: now,
    ...stored,
    ...sent,
    id: stored?.id ?? newId(),
    updatedAt: now,
    instanceId: instance.id,
  };
  if (context.transports.has(name)) instance.transports.set(name, row);
  return row;
}
