import type { BotName } from "../../../lib/bot-kinds";
import type { Bot, BotConflict } from "../../../lib/contract/bot";

type Judged = Pick<Bot, "id" | "kind" | "enabled" | "description" | "conflicts" | "createdAt" | "instanceId">;

/** Two bots that get in each other's way: who comes first, where one does. */
export interface Collision {
  key: string;
  instanceId: string;
  code: BotConflict["code"];
  /** Who answers; with `both_answer` one of the two. */
  first: Party;
  second: Party;
}

export interface Party {
  id: string;
  kind: BotName;
  description: string;
}

/** Each pair once. Where the page is one bot's, only its own are told: also those it would have when it is switched on. */
export function collisionsOf(bots: readonly Judged[], of?: string): Collision[] {
  const known = new Map(bots.map((bot) => [bot.id, bot]));
  const found = bots
    .filter(({ id, enabled }) => (of === undefined ? enabled : id === of))
    .flatMap((bot) => bot.conflicts.map((conflict) => collide(bot, conflict, known.get(conflict.botId))));
  return [...new Map(found.map((collision) => [collision.key, collision])).values()];
}

function collide(bot: Judged, { code, botId, kind }: BotConflict, known: Judged | undefined): Collision {
  const other = { id: botId, kind, description: known?.description ?? "" };
  const own = { id: bot.id, kind: bot.kind, description: bot.description };
  const otherFirst = code === "hidden_by_all" || !isOlder(bot, known);
  const [first, second] = otherFirst ? [other, own] : [own, other];
  return { key: [code, ...[bot.id, botId].sort()].join(" "), instanceId: bot.instanceId, code, first, second };
}

/** Of two with the same claim, the server takes the one it has had for longer. */
const isOlder = (bot: Judged, other: Judged | undefined) => (bot.createdAt ?? "") <= (other?.createdAt ?? "");
