import * as z from "zod";
import { BotDocument, botKind, CREDENTIALS } from "../../../durable/tenant-ledger/bot-document";
import { Maker, RELAY, UNBOUNDED } from "../../../durable/tenant-ledger/relay-maker";
import { BOT_NAMES } from "../../../lib/bot-kinds";
import { type Call, fromLedger, ledgerOf } from "../call";
import { partiesOf } from "./parties";

/** What `/relay/:token` stands for. The upstream knows the token, the tenant knows the address. */
export const RelayDocument = z.object({
  reference: z.string(),
  url: z.string(),
  bot: z.enum(BOT_NAMES),
  /** Public id of the Typebot flow behind the address; empty for every other kind. */
  flow: z.string(),
  /** The bot that uses it, once the upstream has named it. */
  botId: z.string().nullable(),
  /** The tenant's own name for the instance. */
  instanceName: z.string(),
  createdAt: z.number(),
  /** Bounds the key that the address is handed. */
  maker: Maker.default(UNBOUNDED),
});
export type RelayDocument = z.output<typeof RelayDocument>;

const Template = z.object({ name: z.string() });

export const relaysOf = (call: Call) => documentsOf(call, RELAY, RelayDocument);
export const botsOf = (call: Call, bot: RelayDocument["bot"]) => wishesOf(call, botKind(bot));
export const credentialsOf = (call: Call) => wishesOf(call, CREDENTIALS);
export const templatesOf = (call: Call) => documentsOf(call, "template", Template);

/** The documents of one kind that the tenant's ledger keeps about the instance of this call. */
function documentsOf<S extends z.ZodType>(call: Call, kind: string, schema: S) {
  const { caller, target } = partiesOf(call);
  const ledger = ledgerOf(call, caller);
  const instanceId = target.instance.id;
  const parse = (text: string): z.output<S> => schema.parse(JSON.parse(text));
  return {
    async find(id: string): Promise<z.output<S> | undefined> {
      const text = await fromLedger(ledger.findDocument({ instanceId, kind, id }));
      return text === null ? undefined : parse(text);
    },
    async list(): Promise<z.output<S>[]> {
      return (await fromLedger(ledger.listDocuments(instanceId, kind))).map(parse);
    },
    async put(id: string, document: z.output<S>): Promise<void> {
      await fromLedger(ledger.putDocument({ instanceId, kind, id }, JSON.stringify(document)));
    },
    async remove(id: string): Promise<void> {
      await fromLedger(ledger.deleteDocument({ instanceId, kind, id }));
    },
  };
}

/** Bots or credentials: their changes go on to Postgres. */
function wishesOf(call: Call, kind: string) {
  const { caller, target } = partiesOf(call);
  const ledger = ledgerOf(call, caller);
  const instanceId = target.instance.id;
  return {
    ...documentsOf(call, kind, BotDocument),
    async put(bot: BotDocument): Promise<void> {
      await fromLedger(ledger.putBot({ instanceId, kind }, bot));
    },
    async remove(id: string): Promise<void> {
      await fromLedger(ledger.dropBot({ instanceId, kind, id }));
    },
  };
}
