import type { BotName } from "./bot-kinds";

/** How each kind of bot is asked, and where its answer stands: as Evolution does it. Pure; who calls does the calling. */

/** The columns of a bot that decide how it is asked. */
export interface TalkingBot {
  kind: Exclude<BotName, "openai">;
  typebot?: unknown;
  botType?: unknown;
  apiKey?: unknown;
  basicAuthUser?: unknown;
  basicAuthPass?: unknown;
}

export interface Turn {
  text: string;
  remoteJid: string;
  pushName: string;
  /** The bot's own name for the conversation, from its last answer; null at the beginning. */
  conversation: string | null;
  /** What the bot may call back with. */
  about: { instanceName: string; serverUrl: string; apiKey: string };
}

/** `path` comes behind the bot's address. */
export interface BotRequest {
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

export interface BotReply {
  texts: string[];
  conversation: string | null;
  /** The bot has nothing to ask: the conversation is over. */
  isOver: boolean;
}

export function botRequest(bot: TalkingBot, turn: Turn): BotRequest {
  const { path = "", body } = ASK[bot.kind](bot, turn);
  return { path, headers: { "content-type": "application/json", ...credentials(bot) }, body };
}

const inputsOf = ({ remoteJid, pushName, about }: Turn) => ({ remoteJid, pushName, ...about });

type Ask = (bot: TalkingBot, turn: Turn) => { path?: string; body: unknown };

const ASK: Readonly<Record<TalkingBot["kind"], Ask>> = {
  typebot: askTypebot,
  dify: askDify,
  flowise: (_bot, turn) => ({
    body: {
      question: turn.text,
      overrideConfig: { sessionId: turn.remoteJid, vars: inputsOf(turn) },
    },
  }),
  evolutionBot: (_bot, turn) => ({
    body: {
      inputs: { ...inputsOf(turn), fromMe: false },
      query: turn.text,
      conversation_id: turn.conversation ?? undefined,
      user: turn.remoteJid,
    },
  }),
  n8n: (_bot, turn) => ({
    body: { chatInput: turn.text, sessionId: turn.remoteJid, fromMe: false, ...inputsOf(turn) },
  }),
  evoai: (_bot, turn) => ({
    body: {
      jsonrpc: "2.0",
      id: crypto.randomUUID(),
      method: "message/send",
      params: {
        contextId: turn.conversation ?? turn.remoteJid,
        message: {
          role: "user",
          parts: [{ type: "text", text: turn.text }],
          messageId: crypto.randomUUID(),
        },
        metadata: { ...inputsOf(turn), fromMe: false },
      },
    },
  }),
};

function askTypebot({ typebot }: TalkingBot, turn: Turn) {
  if (turn.conversation === null) {
    const path = `/api/v1/typebots/${encodeURIComponent(String(typebot))}/startChat`;
    // The word that starts a flow is not said to it.
    return { path, body: { prefilledVariables: inputsOf(turn) } };
  }
  const path = `/api/v1/sessions/${encodeURIComponent(turn.conversation)}/continueChat`;
  return { path, body: { message: turn.text } };
}

function askDify({ botType }: TalkingBot, turn: Turn) {
  const inputs = inputsOf(turn);
  const user = turn.remoteJid;
  if (botType === "workflow") {
    return {
      path: "/workflows/run",
      body: { inputs: { ...inputs, query: turn.text }, response_mode: "blocking", user },
    };
  }
  const conversation = turn.conversation === null ? {} : { conversation_id: turn.conversation };
  if (botType === "textGenerator") {
    const body = { inputs: { ...inputs, query: turn.text }, response_mode: "blocking", ...conversation, user };
    return { path: "/completion-messages", body };
  }
  const mode = botType === "agent" ? "streaming" : "blocking";
  return { path: "/chat-messages", body: { inputs, query: turn.text, response_mode: mode, ...conversation, user } };
}

function credentials({ kind, apiKey, basicAuthUser, basicAuthPass }: TalkingBot): Record<string, string> {
  if (kind === "n8n" && basicAuthUser && basicAuthPass)
    return { authorization: `Basic ${toBase64(`${basicAuthUser}:${basicAuthPass}`)}` };
  if (!apiKey || kind === "typebot") return {};
  return kind === "evoai" ? { "x-api-key": String(apiKey) } : { authorization: `Bearer ${apiKey}` };
}

const toBase64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** What a successful answer says. One that cannot be read says nothing. */
export function readReply(kind: TalkingBot["kind"], text: string): BotReply {
  const body = text.trimStart().startsWith("data:") ? fromEvents(text) : parse(text);
  const reply = READ[kind](asObject(body));
  return { ...reply, texts: reply.texts.map((one) => one.trim()).filter((one) => one !== "") };
}

type Fields = Record<string, unknown>;
const asObject = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const asTexts = (value: unknown): string[] => (typeof value === "string" ? [value] : []);
const asId = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const plain = (texts: string[], conversation: unknown = null): BotReply => ({
  texts,
  conversation: asId(conversation),
  isOver: false,
});

const READ: Readonly<Record<TalkingBot["kind"], (body: Fields) => BotReply>> = {
  typebot: (body) => ({
    texts: asList(body.messages).map(typebotText),
    conversation: asId(body.sessionId),
    isOver: body.input === undefined || body.input === null,
  }),
  dify: (body) => {
    const { outputs } = asObject(body.data);
    const texts = asTexts(body.answer).concat(asTexts(asObject(outputs).text));
    return plain(texts, body.conversation_id);
  },
  flowise: (body) => plain(asTexts(body.text)),
  evolutionBot: (body) => plain(asTexts(body.message), body.conversation_id),
  n8n: (body) => plain(asTexts(body.output ?? body.answer)),
  evoai: (body) => {
    const { artifacts, contextId } = asObject(body.result);
    const parts = asList(artifacts).flatMap((artifact) => asList(asObject(artifact).parts));
    return plain(
      parts.flatMap((part) => asTexts(asObject(part).text)),
      contextId,
    );
  },
};

/** Text of a bubble: rich text is a tree whose leaves have `text`, and a paragraph is a line. */
function typebotText(message: unknown): string {
  const { type, content } = asObject(message);
  if (type !== "text") return asTexts(asObject(content).url).join("");
  const { richText, markdown } = asObject(content);
  if (typeof markdown === "string") return markdown;
  return asList(richText).map(leaves).join("\n");
}

function leaves(node: unknown): string {
  const { text, children } = asObject(node);
  return typeof text === "string" ? text : asList(children).map(leaves).join("");
}

/** Dify's agents answer in events, a few words each. */
function fromEvents(text: string): Fields {
  let answer = "";
  let conversation: unknown;
  for (const line of text.split("\n")) {
    if (!line.startsWith("data:")) continue;
    const event = asObject(parse(line.slice("data:".length)));
    if (event.event === "agent_message" || event.event === "message") answer += asTexts(event.answer).join("");
    conversation ??= event.conversation_id;
  }
  return { answer, conversation_id: conversation };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
