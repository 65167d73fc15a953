import { botKind, readBot } from "../../../durable/tenant-ledger/bot-document";
import type { BotSnapshot } from "../../../durable/tenant-ledger/bots";
import type { BotName } from "../../../lib/bot-kinds";
import type { Wish } from "./compare-bots";
import { type BotPlace, ledgerAt } from "./keep-bots";
import { openPrivate } from "./kept-bot";

/** One kind of an instance's bots, while they are compared with their server. */
export interface Repairing {
  env: Env;
  place: BotPlace;
  kind: BotName;
  /** Id of credentials as the tenant knows it → at the server. */
  credentials: ReadonlyMap<string, string>;
  /** The instance ran on its server before it came here, and may have brought bots. */
  adopted: boolean;
  note: NoteRepair;
}

/** Hears what was set right, in words without a secret: `typebot cm3…: lost`. */
export type NoteRepair = (what: string) => Promise<void>;

/** What the server is to have of each bot now. While bots are not to run, they are off. */
export async function readWishes({ env, place, kind, credentials }: Omit<Repairing, "note">): Promise<Wish[]> {
  const { id: instanceId } = place.instance;
  const { bots, isOff }: BotSnapshot = await ledgerAt(env, place).botSnapshot(instanceId);
  const ofKind = bots.filter((one) => one.kind === botKind(kind)).map(({ document }) => readBot(document));
  return Promise.all(
    ofKind.map(async (bot) => {
      if (!bot.config) return { bot, columns: null };
      const { secrets } = await openPrivate(bot, instanceId);
      const { openaiCredsId, enabled, ...columns } = bot.config;
      const named = typeof openaiCredsId === "string" && {
        openaiCredsId: credentials.get(openaiCredsId) ?? openaiCredsId,
      };
      const runs = { enabled: enabled === true && !isOff, debounceTime: 0 };
      return { bot, columns: { ...columns, ...named, ...secrets, ...runs } };
    }),
  );
}
