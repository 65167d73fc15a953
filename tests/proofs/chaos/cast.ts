import { addCaller, type Caller } from "../../node/support/outage/caller.ts";
import type { Stage } from "../../node/support/outage/stage.ts";
import type { MortalReceiver } from "./mortal-receiver.ts";

/** A tenant's number whose every text bears a mark, so that it is known wherever it turns up. */
export interface Player extends Caller {
  mark: string;
  /** Where its webhooks go; none in the sandbox. */
  path: string;
}

export interface Cast {
  players: readonly Player[];
  /** One of them, whose plan ends before the traffic does. */
  tight: Player;
}

/** Three tenants at one Evolution server, all with a number called `main`, and two of them in the sandbox as well. */
export async function addCast(stage: Stage, receiver: MortalReceiver, tightLimit: number): Promise<Cast> {
  const first = await stage.operator.addTenant();
  const second = await stage.operator.addTenant();
  const third = await stage.operator.addTenant({ limits: { message_send: tightLimit } });
  const tight = await addPlayer(stage, receiver, { tenantId: third, mode: "live" });
  const players = [
    await addPlayer(stage, receiver, { tenantId: first, mode: "live" }),
    await addPlayer(stage, receiver, { tenantId: second, mode: "live" }),
    tight,
    await addPlayer(stage, receiver, { tenantId: first, mode: "test" }),
    await addPlayer(stage, receiver, { tenantId: second, mode: "test" }),
  ];
  return { players, tight };
}

async function addPlayer(
  stage: Stage,
  receiver: MortalReceiver,
  { tenantId, mode }: Pick<Caller, "tenantId" | "mode">,
): Promise<Player> {
  const caller = await addCaller(stage, tenantId, mode);
  const mark = `mark-${crypto.randomUUID()}`;
  const player = { ...caller, mark, path: `/${mark}` };
  if (mode === "live") await setWebhook(stage, player, receiver.url);
  return player;
}

async function setWebhook({ client, gateway }: Stage, { key, instance, path }: Player, url: string): Promise<void> {
  const body = { webhook: { enabled: true, url: `${url}${path}`, events: ["MESSAGES_UPSERT"] } };
  const ask = { gateway, key, method: "POST", path: `/v1/webhook/set/${instance}`, body } as const;
  const answer = await client.call(ask);
  if (answer.status !== 201) throw new Error(`webhook/set answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}
