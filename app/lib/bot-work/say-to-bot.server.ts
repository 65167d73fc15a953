import { data } from "@remix-run/cloudflare";
import * as z from "zod";
import { TestChat, TestedChat, TriggerVerdict } from "../../../lib/contract/bot";
import { attempt } from "../api.server";
import { botApi } from "../bots/bot-api.server";
import { readForm } from "../form.server";
import type { TenantIntent } from "../run-intent.server";
import { type BotChat, EMPTY_CHAT, type Turn, turnsIn } from "./bot-chat";

const MOST_TURNS = 40;
const MOST_CHARACTERS = 4_000;

/** What a model is reminded of: ten turns. */
const REMEMBERED = 10;

const Chat = z.object({
  conversation: TestedChat.shape.conversation,
  turns: z.array(
    z.object({
      number: z.number().int(),
      text: z.string(),
      answer: TestedChat.omit({ conversation: true }),
      starts: TriggerVerdict.shape.reason.nullable(),
    }),
  ),
});

const Said = z.object({ text: TestChat.shape.text });

/** One more turn. The chat before it comes with the form; one that cannot be read begins anew. */
export async function sayToBot(intent: TenantIntent) {
  const chat = readChat((await intent.request.clone().formData()).get("chat"));
  const form = await readForm(intent.request, Said);
  if (!form.ok) return data({ ...form.answer.data, chat }, form.answer.init ?? {});
  const { routes, param } = botApi(intent);
  const { text } = form.value;
  const json = { text, conversation: chat.conversation, said: saidBefore(chat.turns) };
  const [result, starts] = await Promise.all([
    attempt(routes["test-chat"].$post({ param, json })),
    chat.turns.length === 0 ? whetherItStarts(intent, text) : null,
  ]);
  if (!result.ok) {
    const refused = form.refuse(result.problem);
    return data({ ...refused.data, chat }, refused.init ?? {});
  }
  const { conversation, ...answer } = result.data;
  const turns = [...chat.turns, { number: turnsIn(chat) + 1, text, answer, starts }].slice(-MOST_TURNS);
  return { chat: { conversation, turns } satisfies BotChat };
}

function readChat(posted: unknown): BotChat {
  try {
    return Chat.parse(JSON.parse(String(posted)));
  } catch {
    return EMPTY_CHAT;
  }
}

const saidBefore = (turns: readonly Turn[]) =>
  turns.slice(-REMEMBERED).flatMap(({ text, answer }) => [
    { role: "user" as const, content: text },
    { role: "assistant" as const, content: answer.texts.join("\n\n").slice(0, MOST_CHARACTERS) },
  ]);

/** Of use beside the answer, which does not wait for it to work. */
async function whetherItStarts({ session, params }: TenantIntent, text: string): Promise<Turn["starts"]> {
  const { routes, param } = botApi({ session, params });
  const bot = await attempt(routes.$get({ param }));
  if (!bot.ok) return null;
  const { tenantId, api } = session;
  const tested = await attempt(
    api.tenants[":tenantId"].instances[":instanceId"].bots["trigger-test"].$post({
      param: { tenantId, instanceId: bot.data.instanceId },
      json: { text },
    }),
  );
  const own = tested.ok ? tested.data.items.find(({ botId }) => botId === param.botId) : undefined;
  return own?.reason ?? null;
}
