import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** An Evolution server that does nothing, as fast as Node can: what it costs is the same for every system. */

const SENT = Buffer.from(
  JSON.stringify({
    key: { remoteJid: "6281234567890@s.whatsapp.net", fromMe: true, id: "3EB0A91C55E27D40B1F6" },
    pushName: "Toko Melati",
    status: "PENDING",
    message: { conversation: "Pesanan Anda sudah dikirim dengan kurir hari ini." },
    contextInfo: { mentionedJid: [], groupMentions: [], disappearingMode: { initiator: 0 } },
    messageType: "conversation",
    messageTimestamp: 1_790_000_000,
    instanceId: "5b0c2c55-6f0f-4f5e-9a83-6d3a2f1e7c90",
    source: "web",
  }),
);
const SENT_HEADERS = { "content-type": "application/json; charset=utf-8", "content-length": SENT.length };
const KEEP_ALIVE_MS = 120_000;

interface Answer {
  status: number;
  body: unknown;
}

let sends = 0;
/** What was registered with each create, newest last. */
const webhooks: unknown[] = [];
/** Addresses of bots, newest last. */
const bots: unknown[] = [];

const server = createServer((request, response) => {
  if (request.url?.startsWith("/message/sendText/")) {
    sends += 1;
    request.resume().on("end", () => response.writeHead(201, SENT_HEADERS).end(SENT));
    return;
  }
  void answerOther(request, response);
});

server.keepAliveTimeout = KEEP_ALIVE_MS;
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify(server.address())));

async function answerOther(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  const { status, body: answer } = route(`${request.method} ${request.url}`, body);
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(answer));
}

function route(line: string, body: string): Answer {
  const [path = ""] = line.split("?");
  const [, group, action, name] = path.split("/");
  if (path === "GET /bench/sends") return { status: 200, body: { sends } };
  if (path === "GET /bench/bots") return { status: 200, body: bots };
  if (path === "GET /bench/webhooks") return { status: 200, body: webhooks };
  if (path === "GET /") return { status: 200, body: { status: 200, version: "2.3.6", clientName: "bench" } };
  if (path === "POST /verify-creds") return { status: 200, body: { status: 200, message: "Credentials are valid" } };
  if (path === "POST /instance/create") return { status: 201, body: created(JSON.parse(body)) };
  if (path === "GET /instance/fetchInstances") return { status: 200, body: [] };
  if (group === "instance" && action === "connectionState") {
    return { status: 200, body: { instance: { instanceName: name, state: "open" } } };
  }
  if (group === "instance" && (action === "delete" || action === "logout")) {
    return { status: 200, body: { status: "SUCCESS", error: false, response: { message: `Instance ${action}d` } } };
  }
  if (group === "flowise" && action === "create") return { status: 201, body: bot(JSON.parse(body)) };
  if (group === "webhook" && action === "set") return { status: 201, body: webhook(JSON.parse(body)) };
  const missing = { status: 404, error: "Not Found", response: { message: [`Cannot ${path}`] } };
  return { status: 404, body: missing };
}

function created(request: { instanceName?: string; integration?: string; token?: string; webhook?: object }) {
  webhooks.push({ instance: request.instanceName, ...request.webhook });
  return {
    instance: {
      instanceName: request.instanceName,
      instanceId: crypto.randomUUID(),
      integration: request.integration ?? "WHATSAPP-BAILEYS",
      webhookWaBusiness: null,
      accessTokenWaBusiness: "",
      status: "close",
    },
    hash: request.token ?? crypto.randomUUID().toUpperCase(),
    webhook: {},
    websocket: {},
    rabbitmq: {},
    nats: {},
    sqs: {},
    settings: {
      rejectCall: false,
      msgCall: "",
      groupsIgnore: false,
      alwaysOnline: false,
      readMessages: false,
      readStatus: false,
      syncFullHistory: false,
      wavoipToken: "",
    },
  };
}

function bot(request: { apiUrl?: string }) {
  bots.push(request.apiUrl);
  return { id: crypto.randomUUID(), ...request };
}

function webhook(request: { webhook?: Record<string, unknown> }) {
  const now = new Date().toISOString();
  const defaults = { enabled: true, events: [], webhookByEvents: false, webhookBase64: false };
  return { id: crypto.randomUUID(), ...defaults, ...request.webhook, createdAt: now, updatedAt: now };
}
