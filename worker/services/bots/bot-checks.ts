import { CREDENTIALS } from "../../../durable/tenant-ledger/bot-document";
import type { BotName } from "../../../lib/bot-kinds";
import type { Bot } from "../../../lib/contract/bot";
import { Problem } from "../../../lib/problem";
import { hasKind } from "../../evolution/bot-rows";
import { requireForeignUrl } from "../../safe-fetch";
import { requireSafeRegex } from "../../v1/regex-grammar";
import type { BotPlace } from "./keep-bots";
import { strangeIds } from "./own-ids";

type Fields = Record<string, string[]>;
type Checked = Pick<Bot, "triggerType" | "triggerOperator" | "triggerValue" | "url"> & Partial<Bot>;

/** What a kind cannot do without. */
const REQUIRED: Readonly<Record<BotName, readonly (keyof Bot)[]>> = {
  typebot: ["url", "typebot"],
  openai: ["openaiCredsId", "botType"],
  dify: ["url", "botType"],
  flowise: ["url"],
  evolutionBot: ["url"],
  n8n: ["url"],
  evoai: ["url"],
};

const NEEDED = "This is needed.";

/** Refuses what the bot could not run with, field by field, so that a form can show it. */
export async function checkBot(
  env: Env,
  place: BotPlace,
  { kind, bot }: { kind: BotName; bot: Checked },
): Promise<void> {
  if (!hasKind(place.instance.server.version, kind))
    refuse({ kind: ["The server of this instance is too old for it."] });
  const fields: Fields = {};
  const names = [...REQUIRED[kind], ...openaiFields(kind, bot), ...triggerFields(bot)];
  for (const name of names)
    if (bot[name] === null || bot[name] === undefined || bot[name] === "") fields[name] = [NEEDED];
  const credentials = { field: "openaiCredsId", kind: CREDENTIALS, id: kind === "openai" ? bot.openaiCredsId : null };
  const strange = await strangeIds(env, place, [credentials]);
  Object.assign(fields, wrongRegex(bot), wrongType(kind, bot), strange, await wrongUrl(bot));
  if (Object.keys(fields).length > 0) refuse(fields);
}

function openaiFields(kind: BotName, { botType }: Checked): readonly (keyof Bot)[] {
  if (kind !== "openai") return [];
  return botType === "assistant" ? ["assistantId"] : ["model", "maxTokens"];
}

function triggerFields({ triggerType }: Checked): readonly (keyof Bot)[] {
  if (triggerType === "keyword") return ["triggerOperator", "triggerValue"];
  return triggerType === "advanced" ? ["triggerValue"] : [];
}

function wrongRegex({ triggerOperator, triggerType, triggerValue }: Checked): Fields {
  if (triggerType !== "keyword" || triggerOperator !== "regex" || !triggerValue) return {};
  return wordsOf(() => requireSafeRegex(triggerValue), "triggerValue");
}

function wrongType(kind: BotName, { botType }: Checked): Fields {
  const isOpenai = botType === "assistant" || botType === "chatCompletion";
  const fits = kind === "openai" ? isOpenai : !isOpenai;
  return fits || !botType ? {} : { botType: ["This kind of bot has no such type."] };
}

async function wrongUrl({ url }: Checked): Promise<Fields> {
  if (!url) return {};
  try {
    await requireForeignUrl(url);
    return {};
  } catch (error) {
    if (error instanceof Problem && error.code === "unsafe_url") return { url: [error.message] };
    throw error;
  }
}

function wordsOf(check: () => void, field: string): Fields {
  try {
    check();
    return {};
  } catch (error) {
    if (error instanceof Problem) return { [field]: [error.message] };
    throw error;
  }
}

function refuse(fields: Fields): never {
  throw new Problem("invalid_request", "The bot cannot be like this.", { fields });
}
