import { migrateDatabase, openDatabase } from "../../local/database.ts";
import { type NeonEndpoint, startNeonEndpoint } from "../../local/neon-endpoint.ts";

const MANY = 1_000_000_000;

/** Two plans made for measuring: one that is never exhausted, one that soon is. Neither has a burst limit to speak of. */
export const OPEN_PLAN = "bench-open";
export const SMALL_PLAN = "bench-small";
export const SMALL_LIMIT = 500;

/** An empty Postgres in this process's memory, spoken to as Neon is. */
export async function startDatabase(): Promise<NeonEndpoint> {
  const postgres = await openDatabase();
  await migrateDatabase(postgres);
  for (const [id, sends] of [
    [OPEN_PLAN, MANY],
    [SMALL_PLAN, SMALL_LIMIT],
  ] as const) {
    await postgres.query("insert into plans (id, name, definition) values ($1, $1, $2::text::jsonb)", [
      id,
      JSON.stringify(planOf(id, sends)),
    ]);
  }
  return startNeonEndpoint(postgres);
}

function planOf(name: string, sends: number) {
  return {
    name,
    limits: { instance_create: 10, instance_delete: 10, api_call: MANY, message_send: sends, bot_create: 10 },
    dailyLimits: {},
    standing: { instances: 10, keys: 10, endpoints: 10, members: 10 },
    burst: { perSecond: 1_000_000, capacity: 1_000_000 },
    features: [],
  };
}
