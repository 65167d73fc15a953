import { BOT_BEHAVIOUR, BOT_TRIGGER, settingsFields } from "./bot-fields";
import { asks, type RouteDocument, type RouteDocuments, takes } from "./document";
import { JID } from "./fields";
import { anything, type Fields, flag, integer, list, nullable, object, oneOf, ref, type Schema, text } from "./shape";

interface Bot {
  name: string;
  id: string;
  /** As people write it. */
  shown: string;
  fields: Fields;
  /** Settings that must be given, besides those of `BASIC`. */
  settings: readonly string[];
  more?: Fields;
}

const BASIC = ["expire", "keywordFinish", "delayMessage", "unknownMessage", "listeningFromMe", "stopBotFromMe"];
const LONGER = ["keepOpen", "debounceTime", "ignoreJids"];
const FULL = [...LONGER, "splitMessages", "timePerChar"];

const API_KEY = text("Key of your bot server. Never shown again.");
const address = (what: string, example: string) => text(`${what}: a public http(s) address.`, { examples: [example] });
const STATUS = oneOf(
  ["opened", "paused", "closed", "delete"],
  "State of the conversation. On a shared server `closed` and `delete` pause it.",
);

const messages = (role: string) => list({ type: "string" }, `What the model is told as ${role}.`);

const BOTS: readonly Bot[] = [
  {
    name: "typebot",
    id: "typebotId",
    shown: "Typebot",
    fields: { url: address("Your Typebot server", "https://typebot.io"), typebot: text("Public id of the flow.") },
    settings: [],
  },
  {
    name: "openai",
    id: "openaiBotId",
    shown: "OpenAI",
    fields: {
      openaiCredsId: text("Credentials: see `POST /openai/creds`."),
      botType: oneOf(["assistant", "chatCompletion"], "What answers."),
      "assistantId?": text("Needed for `assistant`."),
      "model?": text("Needed for `chatCompletion`.", { examples: ["gpt-4o-mini"] }),
      "maxTokens?": integer("Needed for `chatCompletion`.", { minimum: 1, examples: [300] }),
      "systemMessages?": messages("`system`"),
      "assistantMessages?": messages("`assistant`"),
      "userMessages?": messages("`user`"),
      "functionUrl?": address("What an assistant's functions call", "https://example.com/functions"),
    },
    settings: LONGER,
    more: { openaiCredsId: text("Credentials."), "speechToText?": flag("Turn voice notes into text.") },
  },
  {
    name: "dify",
    id: "difyId",
    shown: "Dify",
    fields: {
      botType: oneOf(["chatBot", "textGenerator", "agent", "workflow"], "Kind of app."),
      "apiUrl?": address("Your Dify server", "https://api.dify.ai/v1"),
      "apiKey?": API_KEY,
    },
    settings: FULL,
  },
  {
    name: "flowise",
    id: "flowiseId",
    shown: "Flowise",
    fields: { apiUrl: address("The flow", "https://flowise.example.com/api/v1/prediction/1"), "apiKey?": API_KEY },
    settings: LONGER,
  },
  {
    name: "evolutionBot",
    id: "evolutionBotId",
    shown: "your own bot server",
    fields: { apiUrl: address("Your bot server", "https://bot.example.com/answer"), "apiKey?": API_KEY },
    settings: FULL,
  },
  {
    name: "n8n",
    id: "n8nId",
    shown: "n8n",
    fields: {
      webhookUrl: address("The workflow's webhook", "https://n8n.example.com/webhook/answer"),
      "basicAuthUser?": text("User, if the webhook asks for one."),
      "basicAuthPass?": text("Password. Never shown again."),
    },
    settings: FULL,
  },
  {
    name: "evoai",
    id: "evoaiId",
    shown: "Evo AI",
    fields: { agentUrl: address("The agent", "https://evoai.example.com/a2a/1"), "apiKey?": API_KEY },
    settings: FULL,
  },
];

const BOT_ID = "The bot's id, as `create` and `find` name it.";

const botSchema = ({ fields }: Bot): Schema =>
  object({ id: text("The bot's id."), ...fields, ...BOT_TRIGGER, ...BOT_BEHAVIOUR });

function documentsOf(bot: Bot): RouteDocuments {
  const { name, id, shown } = bot;
  const row = ref(botName(bot));
  const body = { ...bot.fields, ...BOT_TRIGGER, ...BOT_BEHAVIOUR };
  const one = { parameters: { [id]: BOT_ID } };
  const settings = { ...settingsFields([...BASIC, ...bot.settings]), ...bot.more };
  return {
    [`POST /${name}/create/:instanceName`]: takes(`Answer with ${shown}`, body, { status: 201, answer: row }),
    [`GET /${name}/find/:instanceName`]: asks(`List bots of ${shown}`, nullable(list(row))),
    [`GET /${name}/fetch/:${id}/:instanceName`]: asks(`Show a bot of ${shown}`, nullable(row), one),
    [`PUT /${name}/update/:${id}/:instanceName`]: takes(`Replace a bot of ${shown}`, body, {
      answer: row,
      description: "All of it: what is left out is lost.",
      ...one,
    }),
    [`DELETE /${name}/delete/:${id}/:instanceName`]: asks(`Delete a bot of ${shown}`, anything("`{bot: {id}}`"), one),
    [`POST /${name}/settings/:instanceName`]: takes(`Set what bots of ${shown} share`, settings, {
      answer: ref("BotSettings"),
    }),
    [`GET /${name}/fetchSettings/:instanceName`]: asks(
      `Show what bots of ${shown} share`,
      nullable(ref("BotSettings")),
    ),
    [`POST /${name}/changeStatus/:instanceName`]: changeStatus(shown),
    [`POST /${name}/ignoreJid/:instanceName`]: takes(
      `Let ${shown} ignore a contact`,
      { remoteJid: JID, action: oneOf(["add", "remove"], "What to do.") },
      { answer: object({ ignoreJids: list({ type: "string" }) }) },
    ),
    [`GET /${name}/fetchSessions/:${id}/:instanceName`]: asks(
      `List conversations with ${shown}`,
      list(ref("BotSession")),
      one,
    ),
  };
}

const changeStatus = (shown: string): RouteDocument =>
  takes(
    `Pause or resume ${shown} for a contact`,
    { remoteJid: JID, status: STATUS },
    { answer: anything("`{bot: {instanceName, bot: {remoteJid, status, session}}}`") },
  );

const CREDENTIALS = object({
  id: text("Their id."),
  name: text("Your name for them."),
  "createdAt?": text("ISO 8601."),
  "updatedAt?": text("ISO 8601."),
});

const botName = ({ name }: Bot) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/** A bot's row, by name of its component. */
export const BOT_COMPONENTS: Readonly<Record<string, Schema>> = Object.fromEntries(
  BOTS.map((bot) => [botName(bot), { ...botSchema(bot), description: `A bot of ${bot.shown}.` }]),
);

export const BOT_DOCUMENTS: RouteDocuments = {
  ...Object.assign({}, ...BOTS.map(documentsOf)),
  "POST /typebot/start/:instanceName": takes(
    "Start a Typebot flow for a contact",
    {
      remoteJid: JID,
      url: address("Your Typebot server", "https://typebot.io"),
      typebot: text("Public id of the flow."),
      "startSession?": flag("Keep the conversation going afterwards."),
      "variables?": list(object({ name: text("Name."), value: text("Value.") }), "Variables of the flow."),
    },
    { answer: anything("What was started.") },
  ),
  "POST /openai/creds/:instanceName": takes(
    "Store an OpenAI key",
    { name: text("Your name for it."), apiKey: text("The key. Never shown again.") },
    { status: 201, answer: CREDENTIALS },
  ),
  "GET /openai/creds/:instanceName": asks("List OpenAI keys", list(CREDENTIALS)),
  "DELETE /openai/creds/:openaiCredsId/:instanceName": asks(
    "Delete an OpenAI key",
    object({ openaiCreds: object({ id: text("Its id.") }) }),
    { parameters: { openaiCredsId: "The key's id." }, description: "With the bots that use it." },
  ),
  "GET /openai/getModels/:instanceName": asks("List models", list(anything("A model, as OpenAI describes it.")), {
    query: { "openaiCredsId?": text("With this key; otherwise that of the settings.") },
  }),
};
