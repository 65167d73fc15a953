import { type BotReply, botRequest, readReply, type TalkingBot } from "../../../lib/bot-talk";
import type { TestChat, TestedChat } from "../../../lib/contract/bot";
import { type AssistantRequest, assistantRequest, readRun } from "../../../lib/openai-assistant";
import { chatRequest, readCompletion } from "../../../lib/openai-chat";
import { Problem } from "../../../lib/problem";
import { config } from "../../env";
import { isRow } from "../../evolution/bot-rows";
import { URL_FIELD } from "../../evolution/bot-shapes";
import { askInstance } from "../../evolution/instance-door";
import { scaledLimit } from "../../evolution/scaled-limit";
import { keyOfRelay } from "../../relay/key-of-relay";
import { referenceIn } from "../../relay/relay-address";
import { safeFetch } from "../../safe-fetch";
import type { TenantContext } from "../context";
import { type PlacedBot, placeBot, readOwnBot } from "./find-own-bot";
import type { UpstreamBot } from "./upstream-bots";

const LIMIT_MS = 30_000;
const MOST_CHARACTERS = 100_000;
/** Nobody's number: a bot that writes to it reaches no one. */
const NOBODY = "550000000000@s.whatsapp.net";

interface Answered {
  status: number;
  text: string;
}

/** Says something to a bot as its server would, before it is let loose on people. No message is sent, and none is paid for. */
export async function testChat(ctx: TenantContext, id: string, said: TestChat): Promise<TestedChat> {
  const place = await placeBot(ctx, id);
  const { upstream } = await readOwnBot(ctx, place);
  const startedAt = Date.now();
  const ended = (result: Omit<TestedChat, "ms">): TestedChat => ({ ...result, ms: Date.now() - startedAt });
  const nothing = { texts: [], conversation: said.conversation, status: null };
  try {
    const { status, text } = await ask(ctx, place, { upstream, said });
    if (status >= 400) return ended({ ...nothing, status, error: "refused" });
    const { texts, conversation, needsFunction } = read(upstream, text);
    const silence = needsFunction ? "not_testable" : "says_nothing";
    const error = texts.length === 0 ? silence : null;
    return ended({ texts, conversation: conversation ?? said.conversation, status, error });
  } catch (error) {
    return ended({ ...nothing, error: errorOf(error) });
  }
}

const ERRORS: Partial<Record<Problem["code"], TestedChat["error"]>> = {
  unsafe_url: "unsafe_url",
  upstream_timeout: "timeout",
  upstream_failed: "unreachable",
};

function errorOf(error: unknown): TestedChat["error"] {
  const known = error instanceof Problem ? ERRORS[error.code] : undefined;
  if (known) return known;
  throw error;
}

type Read = Pick<BotReply, "texts" | "conversation"> & { needsFunction?: boolean };

function read({ kind, row }: UpstreamBot, text: string): Read {
  if (kind !== "openai") return readReply(kind, text);
  if (row.botType === "assistant") {
    const { texts, thread, end } = readRun(text);
    return { texts: end === "completed" ? texts : [], conversation: thread, needsFunction: end === "requires_action" };
  }
  const content = readCompletion(text);
  return { texts: content === "" ? [] : [content], conversation: null };
}

async function ask(
  ctx: TenantContext,
  place: PlacedBot,
  { upstream, said }: { upstream: UpstreamBot; said: TestChat },
): Promise<Answered> {
  const { kind, row, url } = upstream;
  if (kind === "openai") return askModel(ctx, place, { upstream, said });
  if (!url) throw new Problem("upstream_failed", "The bot has no address.");
  const { instance } = place;
  // As the relay would; an address that is not behind one is handed nothing.
  const reference = await referenceIn(row[URL_FIELD[kind]], instance.id);
  const apiKey = reference === undefined ? "" : await keyOfRelay(place, reference);
  const { path, headers, body } = botRequest({ ...row, kind } as TalkingBot, {
    text: said.text,
    remoteJid: NOBODY,
    pushName: "Test",
    conversation: said.conversation,
    about: { instanceName: instance.name, serverUrl: `${config.publicUrl}/v1`, apiKey },
  });
  return post(url + path, headers, body);
}

async function askModel(
  { env }: TenantContext,
  { instance }: PlacedBot,
  { upstream, said }: { upstream: UpstreamBot; said: TestChat },
): Promise<Answered> {
  const { body } = await askInstance(env, instance, { method: "GET", path: "/openai/creds" });
  const rows = Array.isArray(body) ? body.filter(isRow) : [];
  const credentials = rows.find(({ id }) => id === upstream.row.openaiCredsId);
  const own = { "content-type": "application/json", authorization: `Bearer ${credentials?.apiKey}` };
  const { path, headers, body: turn } = openaiTurn(upstream.row, said);
  return post(env.OPENAI_URL + path, { ...headers, ...own }, turn);
}

function openaiTurn(row: UpstreamBot["row"], { text, conversation, said }: TestChat): AssistantRequest {
  const { botType, assistantId } = row;
  if (botType === "assistant") return assistantRequest({ assistantId, text, thread: conversation });
  const body = chatRequest(row, [...said, { role: "user", content: text }]);
  return { path: "/chat/completions", headers: {}, body };
}

async function post(url: string, headers: Record<string, string>, body: unknown): Promise<Answered> {
  const init = { method: "POST", headers, body: JSON.stringify(body), timeoutMs: scaledLimit(LIMIT_MS) };
  const response = await safeFetch(url, init);
  return { status: response.status, text: await readSome(response) };
}

/** As much as a test needs; a bot that never ends ends here. */
async function readSome({ body }: Response): Promise<string> {
  if (!body) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += decoder.decode(read.value, { stream: true });
      if (text.length > MOST_CHARACTERS) await reader.cancel();
    }
  } catch (cause) {
    throw new Problem("upstream_failed", "The bot broke off in the middle.", { cause });
  }
  return text;
}
