import { botHandlers } from "../handlers/bots";
import { openaiCredsHandlers } from "../handlers/openai-creds";
import { caller, memoryWorld } from "../memory-world";
import type { BotKind } from "./kinds";
import { openSession } from "./sessions";

/** The contact that bots talk to in tests. */
export const remoteJid = "5511977770001@s.whatsapp.net";

/** The own fields of one bot of each kind; `other` makes it another bot. */
const own: Readonly<Record<string, (other: string) => Record<string, unknown>>> = {
  typebot: (other) => ({ url: "https://typebot.test", typebot: `flow${other}` }),
  openai: (other) => ({ openaiCredsId: "creds", botType: "assistant", assistantId: `asst_${other}` }),
  dify: (other) => ({ botType: "chatBot", apiUrl: `https://dify.test/${other}`, apiKey: "key" }),
  flowise: (other) => ({ apiUrl: `https://flowise.test/${other}`, apiKey: "key" }),
  evolutionBot: (other) => ({ apiUrl: `https://bot.test/${other}`, apiKey: "key" }),
  n8n: (other) => ({ webhookUrl: `https://n8n.test/${other}`, basicAuthUser: "me", basicAuthPass: "secret" }),
  evoai: (other) => ({ agentUrl: `https://evoai.test/${other}`, apiKey: "key" }),
};

/** A world with OpenAI credentials `creds`, and the routes of one kind of bot in it. */
export function botWorld(kind: BotKind) {
  const world = memoryWorld();
  world.documents.put("openaiCreds", "creds", { id: "creds", name: "main", apiKey: "sk-test" });
  const call = caller({ ...botHandlers, ...openaiCredsHandlers }, world);
  const { path, idParam } = kind;
  const routes = {
    create: `POST /${path}/create/:instanceName`,
    find: `GET /${path}/find/:instanceName`,
    fetch: `GET /${path}/fetch/:${idParam}/:instanceName`,
    update: `PUT /${path}/update/:${idParam}/:instanceName`,
    remove: `DELETE /${path}/delete/:${idParam}/:instanceName`,
    settings: `POST /${path}/settings/:instanceName`,
    fetchSettings: `GET /${path}/fetchSettings/:instanceName`,
    changeStatus: `POST /${path}/changeStatus/:instanceName`,
    fetchSessions: `GET /${path}/fetchSessions/:${idParam}/:instanceName`,
    ignoreJid: `POST /${path}/ignoreJid/:instanceName`,
  };
  const bot = (other: string, more: Record<string, unknown> = {}) => ({
    enabled: true,
    triggerType: "keyword",
    triggerOperator: "equals",
    triggerValue: `word ${other}`,
    ...own[path]?.(other),
    ...more,
  });
  const add = async (other: string, more: Record<string, unknown> = {}) => {
    const { body } = await call(routes.create, { body: bot(other, more) });
    return String(Object(body).id);
  };
  const talk = (botId: string | null, jid = remoteJid) =>
    openSession(world, { sessionId: "s1", remoteJid: jid, type: kind.sessionType, botId, parameters: null });
  const byId = (id: string) => ({ params: { instanceName: "shop", [idParam]: id } });
  return { world, call, routes, bot, add, talk, byId };
}

export const failure = (message: string) => ({
  status: 500,
  body: { status: 500, error: "Internal Server Error", response: { message } },
});

export const settings = {
  expire: 20,
  keywordFinish: "#SAIR",
  delayMessage: 1000,
  unknownMessage: "?",
  listeningFromMe: false,
  stopBotFromMe: false,
  keepOpen: false,
  debounceTime: 10,
  ignoreJids: [],
  splitMessages: false,
  timePerChar: 0,
};
