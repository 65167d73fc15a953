import type { Tag } from "./open-api";

/** Groups of `/v1`, by first segment of the path. */
const GROUPS: Readonly<Record<string, readonly [name: string, description: string]>> = {
  "": ["Service", "Is it up, and is my key good?"],
  "verify-creds": ["Service", ""],
  health: ["Service", ""],
  instance: ["Instances", "Connect and disconnect WhatsApp numbers."],
  message: ["Messages", "Send: text, media, polls, lists, buttons, reactions."],
  chat: ["Chats", "Read and act on chats, contacts and your profile."],
  group: ["Groups", "Make and run groups."],
  label: ["Labels", "Labels of WhatsApp Business."],
  call: ["Calls", "Ring a number."],
  business: ["Business", "Catalogues of businesses."],
  template: ["Templates", "Message templates of Meta's Cloud API."],
  settings: ["Settings", "How an instance behaves."],
  proxy: ["Proxy", "The proxy through which a number reaches WhatsApp."],
  webhook: ["Webhooks", "Where events go."],
  websocket: ["Event transports", "Other ways to receive events."],
  pusher: ["Event transports", ""],
  rabbitmq: ["Event transports", ""],
  sqs: ["Event transports", ""],
  nats: ["Event transports", ""],
  kafka: ["Event transports", ""],
  typebot: ["Typebot", "Bots of Typebot."],
  openai: ["OpenAI", "Bots of OpenAI, and its keys."],
  dify: ["Dify", "Bots of Dify."],
  flowise: ["Flowise", "Bots of Flowise."],
  evolutionBot: ["Bot server", "A bot server of your own."],
  n8n: ["n8n", "Bots that are n8n workflows."],
  evoai: ["Evo AI", "Bots of Evo AI."],
  chatwoot: ["Chatwoot", "Agents answer in Chatwoot."],
  paced: ["Pacing", "Messages of paced numbers, which wait for their turn."],
  sandbox: ["Sandbox", "Test keys only: what a person with a phone would do."],
};

const NOT_OFFERED: Tag = { name: "Not offered", description: "Routes of Evolution that are always refused, and why." };

export const tagOf = (path: string, isRefused: boolean): string =>
  isRefused ? NOT_OFFERED.name : (GROUPS[path.split("/")[1] ?? ""]?.[0] ?? "Other");

export const GATEWAY_TAGS: readonly Tag[] = [
  ...Object.values(GROUPS)
    .filter(([, description]) => description !== "")
    .map(([name, description]) => ({ name, description })),
  NOT_OFFERED,
];
