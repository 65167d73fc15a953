/** Answers of real servers, with every value that differs from run to run replaced by what `settled` puts there. */
const CONTEXT = {
  mentionedJid: [],
  groupMentions: [],
  ephemeralSettingTimestamp: { low: "<seconds>", high: 0, unsigned: false },
  disappearingMode: { initiator: 0 },
};

const REPLACEMENTS: readonly [RegExp, string][] = [
  [/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/, "<uuid>"],
  [/^[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}$/, "<token>"],
  [/^cm[a-z0-9]{23}$/, "<row id>"],
  [/^3EB0[0-9A-F]{18}$/, "<22 letters>"],
  [/^3EB0[0-9A-F]{36}$/, "<40 letters>"],
  [/^20\d\d-\d\d-\d\dT[\d:.]+Z$/, "<date>"],
  [/^1\d{12}$/, "<milliseconds>"],
  [/^[A-Za-z0-9+/]{43}=$/, "<32 bytes>"],
];

export function settled(value: unknown): unknown {
  if (typeof value === "number" && value > 1_600_000_000) return value > 1e12 ? "<milliseconds>" : "<seconds>";
  if (typeof value === "string") return REPLACEMENTS.find(([pattern]) => pattern.test(value))?.[1] ?? value;
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, settled(inner)]));
}

export const UNAUTHORIZED = { status: 401, error: "Unauthorized", response: { message: "Unauthorized" } };
export const badRequest = (...message: unknown[]) => ({ status: 400, error: "Bad Request", response: { message } });
export const forbidden = (message: string) => ({ status: 403, error: "Forbidden", response: { message: [message] } });
export const notFound = (message: string) => ({ status: 404, error: "Not Found", response: { message: [message] } });
export const serverError = (message: string) => ({
  status: 500,
  error: "Internal Server Error",
  response: { message },
});

const SETTINGS = {
  rejectCall: false,
  msgCall: "",
  groupsIgnore: false,
  alwaysOnline: false,
  readMessages: false,
  readStatus: false,
  syncFullHistory: false,
  wavoipToken: "",
};

export const created = (instanceName: string, hash: string) => ({
  instance: {
    instanceName,
    instanceId: "<uuid>",
    integration: "WHATSAPP-BAILEYS",
    webhookWaBusiness: null,
    accessTokenWaBusiness: "",
    status: "close",
  },
  hash,
  webhook: {},
  websocket: {},
  rabbitmq: {},
  sqs: {},
  settings: SETTINGS,
});

export const instanceRow = (name: string, token: string) => ({
  id: "<uuid>",
  name,
  connectionStatus: "close",
  ownerJid: null,
  profileName: null,
  profilePicUrl: null,
  integration: "WHATSAPP-BAILEYS",
  number: null,
  businessId: null,
  token,
  clientName: "evolution",
  disconnectionReasonCode: null,
  disconnectionObject: null,
  disconnectionAt: null,
  createdAt: "<date>",
  updatedAt: "<date>",
  Chatwoot: null,
  Proxy: null,
  Rabbitmq: null,
  Sqs: null,
  Websocket: null,
  Setting: { id: "<row id>", ...SETTINGS, createdAt: "<date>", updatedAt: "<date>", instanceId: "<uuid>" },
  _count: { Message: 0, Contact: 0, Chat: 0 },
});

const sent = { remoteJid: "5511888880002@s.whatsapp.net", fromMe: true };
const modern = {
  key: { ...sent, id: "<22 letters>" },
  pushName: "Você",
  status: "PENDING",
  messageTimestamp: "<seconds>",
  instanceId: "<uuid>",
  source: "web",
};
const legacy = { ...modern, key: { ...sent, id: "<40 letters>" }, pushName: "", source: "unknown" };
const place = { degreesLatitude: -23.5, degreesLongitude: -46.6, name: "A", address: "B" };

export const SENDS = {
  "2.3.6": {
    text: { ...modern, message: { conversation: "olá 👋" }, contextInfo: CONTEXT, messageType: "conversation" },
    location: {
      ...modern,
      message: { locationMessage: { ...place, contextInfo: CONTEXT } },
      contextInfo: CONTEXT,
      messageType: "locationMessage",
    },
  },
  "2.2.3": {
    text: { ...legacy, message: { conversation: "olá 👋" }, contextInfo: null, messageType: "conversation" },
    location: {
      ...legacy,
      message: { locationMessage: { ...place, contextInfo: {} } },
      contextInfo: {},
      messageType: "locationMessage",
    },
  },
};

const commonBot = {
  expire: 20,
  keywordFinish: "#SAIR",
  delayMessage: 1000,
  unknownMessage: "?",
  listeningFromMe: false,
  stopBotFromMe: false,
  keepOpen: false,
};

export const TYPEBOT_REQUEST = {
  enabled: true,
  url: "http://127.0.0.1:18090",
  typebot: "my-typebot",
  triggerType: "keyword",
  triggerOperator: "regex",
  triggerValue: "^atend.*",
  ...commonBot,
  debounceTime: 10,
};
const typebotRow = {
  ...TYPEBOT_REQUEST,
  id: "<row id>",
  description: null,
  createdAt: "<date>",
  updatedAt: "<date>",
  instanceId: "<uuid>",
};

export const TYPEBOT_ROW = {
  "2.3.6": { ...typebotRow, ignoreJids: null, splitMessages: false, timePerChar: 0 },
  "2.2.3": { ...typebotRow, ignoreJids: [] },
};

const rowDates = { createdAt: "<date>", updatedAt: "<date>" };

export const TYPEBOT_SETTINGS = {
  "2.3.6": {
    id: "<row id>",
    ...commonBot,
    debounceTime: 10,
    typebotIdFallback: null,
    ignoreJids: null,
    splitMessages: false,
    timePerChar: 0,
    ...rowDates,
    instanceId: "<uuid>",
    Fallback: null,
    fallbackId: null,
    fallback: null,
  },
  "2.2.3": { ...commonBot, ignoreJids: [], typebotIdFallback: null, fallback: null },
};

export const openaiRequest = (openaiCredsId: string) => ({
  enabled: true,
  description: "bot",
  openaiCredsId,
  botType: "chatCompletion",
  model: "gpt-4o-mini",
  systemMessages: ["You are a bot"],
  assistantMessages: [],
  userMessages: [],
  maxTokens: 100,
  triggerType: "keyword",
  triggerOperator: "equals",
  triggerValue: "bot",
  ...commonBot,
  debounceTime: 0,
  ignoreJids: [],
});

export const openaiRow = (timePerChar: number) => ({
  id: "<row id>",
  ...openaiRequest("<row id>"),
  assistantId: null,
  functionUrl: null,
  splitMessages: false,
  timePerChar,
  ...rowDates,
  instanceId: "<uuid>",
});
