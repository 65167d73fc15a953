import * as z from "zod";
import type { BotDocument } from "../../../durable/tenant-ledger/bot-document";
import { Maker, UNBOUNDED } from "../../../durable/tenant-ledger/relay-maker";
import type { BotName } from "../../../lib/bot-kinds";
import { open, seal } from "../../../lib/seal";
import { botContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import { columnsOf } from "../../evolution/bot-rows";
import { URL_FIELD } from "../../evolution/bot-shapes";

/** Columns that hold a secret of the tenant's. */
const SECRETS: readonly string[] = ["apiKey", "basicAuthPass"];

const Private = z.object({
  url: z.string().nullable(),
  secrets: z.record(z.string(), z.string()),
  /** Of the relay to `url`. */
  maker: Maker.default(UNBOUNDED),
});
/** What is kept sealed. An address may hold a secret in its path or query. */
export type BotPrivate = z.output<typeof Private>;

const NOWHERE = { url: null, maker: UNBOUNDED };

type Kept = Pick<BotDocument, "config" | "sealed">;

interface Belonging {
  instanceId: string;
  /** As the tenant knows it. */
  id: string;
}

/** A bot's columns as they are kept; the relay's address is the tenant's own. Ids in it are those that the tenant knows. */
export async function keepColumns(
  kind: BotName,
  row: Record<string, unknown>,
  {
    relay,
    openaiCredsId,
    ...belonging
  }: Belonging & { relay: Pick<BotPrivate, "url" | "maker"> | undefined; openaiCredsId: string | undefined },
): Promise<Kept> {
  const columns = Object.entries({ ...columnsOf(kind, row), ...(openaiCredsId !== undefined && { openaiCredsId }) });
  const secrets = columns.filter(([name]) => SECRETS.includes(name)).map(([name, value]) => [name, String(value)]);
  const plain = columns.filter(([name]) => !SECRETS.includes(name) && name !== URL_FIELD[kind]);
  const { url, maker } = relay ?? NOWHERE;
  const values = { url, maker, secrets: Object.fromEntries(secrets) };
  return { config: Object.fromEntries(plain), sealed: await sealPrivate(values, belonging) };
}

export const keepCredentials = async (name: string, apiKey: string, belonging: Belonging): Promise<Kept> => ({
  config: { name },
  sealed: await sealPrivate({ ...NOWHERE, secrets: { apiKey } }, belonging),
});

const sealPrivate = (values: BotPrivate, belonging: Belonging) =>
  seal(config.dataSecrets, JSON.stringify(values), botContext(belonging));

export async function openPrivate(
  { id, sealed }: Pick<BotDocument, "id" | "sealed">,
  instanceId: string,
): Promise<BotPrivate> {
  if (sealed === null) return { ...NOWHERE, secrets: {} };
  return Private.parse(JSON.parse(await open(config.dataSecrets, sealed, botContext({ instanceId, id }))));
}
