import { expect, it } from "vitest";
import { botRequest, readReply, type TalkingBot } from "./bot-talk";

const turn = {
  text: "how much?",
  remoteJid: "5511977770001@s.whatsapp.net",
  pushName: "Zoë",
  conversation: null,
  about: { instanceName: "main", serverUrl: "https://zapin.test/v1", apiKey: "zpn_1" },
};
const asked = (bot: TalkingBot, conversation: string | null = null) => botRequest(bot, { ...turn, conversation });

it.each([
  [{ kind: "typebot", typebot: "my flow" }, null, "/api/v1/typebots/my%20flow/startChat"],
  [{ kind: "typebot", typebot: "my flow" }, "s/1", "/api/v1/sessions/s%2F1/continueChat"],
  [{ kind: "dify", botType: "chatBot" }, null, "/chat-messages"],
  [{ kind: "dify", botType: "agent" }, null, "/chat-messages"],
  [{ kind: "dify", botType: "textGenerator" }, null, "/completion-messages"],
  [{ kind: "dify", botType: "workflow" }, null, "/workflows/run"],
  [{ kind: "flowise" }, null, ""],
  [{ kind: "evolutionBot" }, null, ""],
  [{ kind: "n8n" }, null, ""],
  [{ kind: "evoai" }, null, ""],
] as const)("asks %o (%s) at '%s'", (bot, conversation, path) => {
  expect(asked(bot, conversation).path).toBe(path);
});

it("presents to each kind the secret that it was given, where that kind wants it", () => {
  const headers = (bot: TalkingBot) => {
    const { "content-type": _, ...others } = asked(bot).headers;
    return others;
  };
  expect(headers({ kind: "dify", apiKey: "k" })).toEqual({ authorization: "Bearer k" });
  expect(headers({ kind: "evoai", apiKey: "k" })).toEqual({ "x-api-key": "k" });
  expect(headers({ kind: "n8n", basicAuthUser: "me", basicAuthPass: "ü" })).toEqual({
    authorization: "Basic bWU6w7w=",
  });
  expect(headers({ kind: "typebot", apiKey: "k" })).toEqual({});
  expect(headers({ kind: "flowise" })).toEqual({});
});

const bubble = (...lines: string[]) => ({
  type: "text",
  content: { richText: lines.map((text) => ({ type: "p", children: [{ text }, { children: [{ text: "!" }] }] })) },
});

it.each([
  ["typebot", { sessionId: "s", messages: [bubble("a", "b")], input: {} }, ["a!\nb!"], "s", false],
  [
    "typebot",
    { messages: [{ type: "image", content: { url: "https://x.test/1.png" } }] },
    ["https://x.test/1.png"],
    null,
    true,
  ],
  ["dify", { answer: " hi ", conversation_id: "c" }, ["hi"], "c", false],
  ["dify", { data: { outputs: { text: "done" } } }, ["done"], null, false],
  ["flowise", { text: "hi" }, ["hi"], null, false],
  ["evolutionBot", { message: "hi", conversation_id: "c" }, ["hi"], "c", false],
  ["n8n", { output: "hi" }, ["hi"], null, false],
  ["evoai", { result: { contextId: "c", artifacts: [{ parts: [{ text: "hi" }] }] } }, ["hi"], "c", false],
  ["flowise", { text: "" }, [], null, false],
  ["n8n", [1], [], null, false],
] as const)("reads what %s says: %o", (kind, body, texts, conversation, isOver) => {
  expect(readReply(kind, JSON.stringify(body))).toEqual({ texts, conversation, isOver });
});

it("puts together what an agent of Dify says in events, and takes no nonsense", () => {
  const events = [
    { event: "agent_message", answer: "Hel", conversation_id: "c" },
    { event: "agent_thought", thought: "hm" },
    { event: "agent_message", answer: "lo" },
  ];
  const stream = events.map((event) => `data: ${JSON.stringify(event)}`).join("\n\n");
  expect(readReply("dify", stream)).toEqual({ texts: ["Hello"], conversation: "c", isOver: false });
  expect(readReply("dify", "<html>").texts).toEqual([]);
});
