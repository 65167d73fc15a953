import { deriveKey } from "../../../lib/api-key";
import { type BotReply, botRequest, readReply, type TalkingBot } from "../../../lib/bot-talk";
import type { TestChat, TestedChat } from "../../../lib/contract/bot";
import { chatRequest, readCompletion } from "../../../lib/openai-chat";
import { Problem } from "../../../lib/problem";
import { config } from "../../env";
import { isRow } from "../../evolution/bot-rows";
import { askInstance } from "../../evolution/instance-door";
import { scaledLimit } from "../../evolution/scaled-limit";
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
  if (upstream.kind === "openai" && upstream.row.botType !== "chatCompletion") {
    return ended({ ...nothing, error: "not_testable" });
  }
  try {
    const { status, text } = await ask(ctx, place, { upstream, said });
    if (status >= 400) return ended({ ...nothing, status, error: "refused" });
    const { texts, conversation } = read(upstream, text);
    const error = texts.length === 0 ? "says_nothing" : null;
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

function read({ kind }: UpstreamBot, text: string): Pick<BotReply, "texts" | "conversation"> {
  if (kind !== "openai") return readReply(kind, text);
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
  const { tenantId, mode, instance } = place;
  const owner = { tenantId, mode, instanceId: instance.id, version: instance.keyVersion };
  const apiKey = await deriveKey(config.keySecrets, { ...owner, scopes: ["read", "send"] });
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
  const headers = { "content-type": "application/json", authorization: `Bearer ${credentials?.apiKey}` };
  const request = chatRequest(upstream.row, [...said.said, { role: "user", content: said.text }]);
  return post(`${env.OPENAI_URL}/chat/completions`, headers, request);
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
