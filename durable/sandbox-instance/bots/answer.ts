import { type BotReply, botRequest, readReply, type TalkingBot } from "../../../lib/bot-talk";
import { type AssistantRequest, assistantRequest, readRun } from "../../../lib/openai-assistant";
import { chatRequest, readCompletion, type Said } from "../../../lib/openai-chat";
import type { BotQuestion, SandboxWorld } from "../handler";
import { changedRow } from "../rows";
import { botSettings } from "./bot-settings";
import { listBots } from "./bots";
import { endSession, findSession } from "./hear";
import { type BotKind, botKinds } from "./kinds";
import type { BotRow } from "./rules";
import type { BotSession } from "./sessions";

/** How an instance reaches bots. */
export interface BotDoor {
  fetch(request: Request): Promise<Response>;
  /** Only addresses of ours are called: behind the relay stands the tenant's. */
  ownUrl: string;
  openaiUrl: string;
}

const WAIT_MS = 35_000;
const MOST_CHARACTERS = 200_000;
/** What a model is told of before. */
const MOST_SAID = 20;

/** Asks a bot and sends what it says. `worldNow` is asked again afterwards: meanwhile everything may have changed. */
export async function answerQuestion(
  worldNow: () => SandboxWorld | undefined,
  question: BotQuestion,
  door: BotDoor,
): Promise<void> {
  const kind = botKinds.find(({ path }) => path === question.kind);
  const found = kind && findBot(worldNow(), kind, question);
  if (!kind || !found) return;
  const reply = await ask({ ...found, kind, question, door });
  const world = worldNow();
  const bot = world && findBot(world, kind, question)?.bot;
  if (!world || !bot || !reply) return;
  // Somebody has taken the conversation over.
  if (findSession(world, kind, question.remoteJid)?.status === "paused") return;
  keepSession(world, kind, { question, reply });
  send(world, kind, { bot, question, texts: reply.texts });
}

interface Asking {
  world: SandboxWorld;
  kind: BotKind;
  bot: BotRow;
  question: BotQuestion;
  door: BotDoor;
}

function findBot(world: SandboxWorld | undefined, kind: BotKind, { botId }: BotQuestion) {
  const bot = world && listBots(world, kind).find(({ id }) => id === botId);
  return world && bot ? { world, bot } : undefined;
}

type Reply = BotReply & { said?: Said[] };

/** Undefined where there was no answer: Evolution then says nothing. */
async function ask(asking: Asking): Promise<Reply | undefined> {
  if (asking.kind.path !== "openai") return askServer(asking);
  return asking.bot.botType === "assistant" ? askAssistant(asking) : askModel(asking);
}

async function askServer({ world, kind, bot, question, door }: Asking): Promise<Reply | undefined> {
  const address = ["url", "apiUrl", "webhookUrl", "agentUrl"].map((name) => bot[name]).find(Boolean);
  if (typeof address !== "string" || !address.startsWith(`${door.ownUrl}/relay/`)) return undefined;
  const talking = { ...bot, kind: kind.path } as unknown as TalkingBot;
  const { path, headers, body } = botRequest(talking, {
    ...question,
    conversation: conversationOf(findSession(world, kind, question.remoteJid)),
    about: { instanceName: world.instanceName, serverUrl: door.ownUrl, apiKey: world.token },
  });
  const text = await call(door, new Request(address + path, { method: "POST", headers, body: JSON.stringify(body) }));
  return text === undefined ? undefined : readReply(talking.kind, text);
}

/** Typebot's id stands behind a number of Evolution's own. */
function conversationOf(session: BotSession | undefined): string | null {
  if (!session?.sessionId) return null;
  return session.type === "typebot" ? session.sessionId.slice(session.sessionId.indexOf("-") + 1) : session.sessionId;
}

/** A prompt and a model. */
async function askModel(asking: Asking): Promise<Reply | undefined> {
  const { world, kind, bot, question } = asking;
  const session = findSession(world, kind, question.remoteJid);
  const before = Array.isArray(session?.context) ? (session.context as Said[]) : [];
  const said: Said[] = [...before, { role: "user", content: question.text }];
  const text = await callOpenai(asking, { path: "/chat/completions", headers: {}, body: chatRequest(bot, said) });
  if (text === undefined) return undefined;
  const content = readCompletion(text);
  const after: Said[] = content === "" ? said : [...said, { role: "assistant", content }];
  return { texts: content === "" ? [] : [content], conversation: null, isOver: false, said: after.slice(-MOST_SAID) };
}

/** What it remembers lies at OpenAI, in a thread. One that wants a function called says nothing: only a real server calls it. */
async function askAssistant(asking: Asking): Promise<Reply | undefined> {
  const { world, kind, bot, question } = asking;
  const thread = findSession(world, kind, question.remoteJid)?.sessionId || null;
  const { assistantId } = bot;
  const text = await callOpenai(asking, assistantRequest({ assistantId, text: question.text, thread }));
  const run = text === undefined ? undefined : readRun(text);
  return run?.end === "completed" ? { texts: run.texts, conversation: run.thread, isOver: false } : undefined;
}

/** Undefined without an answer, and without credentials. */
async function callOpenai({ world, bot, door }: Asking, { path, ...request }: AssistantRequest) {
  const credentials = world.documents.get<{ apiKey: string }>("openaiCreds", String(bot.openaiCredsId));
  if (!credentials) return undefined;
  const own = { "content-type": "application/json", authorization: `Bearer ${credentials.apiKey}` };
  const init = { method: "POST", headers: { ...request.headers, ...own }, body: JSON.stringify(request.body) };
  return call(door, new Request(door.openaiUrl + path, init));
}

async function call(door: BotDoor, request: Request): Promise<string | undefined> {
  const timeout = new AbortController();
  // Not AbortSignal.timeout: a timer nobody clears keeps the object awake.
  const timer = setTimeout(() => timeout.abort(), WAIT_MS);
  try {
    const response = await door.fetch(new Request(request, { signal: timeout.signal }));
    const text = await response.text();
    return response.ok ? text.slice(0, MOST_CHARACTERS) : undefined;
  } catch {
    // A bot that cannot be reached has nothing to say; the relay has written down why.
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** A conversation that was ended meanwhile stays so. */
function keepSession(world: SandboxWorld, kind: BotKind, { question, reply }: { question: BotQuestion; reply: Reply }) {
  const session = findSession(world, kind, question.remoteJid);
  if (!session) return;
  const named = reply.conversation ?? (session.sessionId || crypto.randomUUID());
  const isNew = session.sessionId === "";
  const ofTypebot = isNew ? `${Math.floor(Math.random() * 1e10)}-${named}` : session.sessionId;
  const kept = changedRow(world, session, {
    pushName: question.pushName,
    awaitUser: true,
    sessionId: kind.path === "typebot" ? ofTypebot : named,
    ...(reply.said && { context: reply.said }),
  });
  world.documents.put("session", kept.id, kept);
  if (kind.path === "typebot" && reply.isOver) endSession(world, kept, false);
}

/** One after the other, each with its time of typing. */
function send(
  world: SandboxWorld,
  kind: BotKind,
  { bot, question, texts }: { bot: BotRow; question: BotQuestion; texts: string[] },
): void {
  const settings = botSettings(world, kind);
  const setting = (name: string) => bot[name] ?? settings?.[name];
  const unknown = setting("unknownMessage");
  const replies = texts.length === 0 && typeof unknown === "string" && unknown !== "" ? [unknown] : texts;
  const messages = setting("splitMessages") === true ? replies.flatMap((text) => text.split("\n\n")) : replies;
  const [delay, perCharacter] = [Number(setting("delayMessage") ?? 0), Number(setting("timePerChar") ?? 0)];
  let after = 0;
  for (const text of messages.filter((message) => message.trim() !== "")) {
    after += delay + perCharacter * text.length;
    world.schedule(after, { step: "bot-message", input: { to: question.remoteJid, text } });
  }
}
