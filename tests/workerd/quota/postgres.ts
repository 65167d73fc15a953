import { env } from "cloudflare:workers";
import { vi } from "vitest";

export type PostgresState = "up" | "down" | "answer lost";

/** Runs `scene` while Postgres cannot be reached, or while what it answers does not arrive. Other hosts stay as they are. */
export async function withPostgres<T>(state: PostgresState, scene: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  const endpoint = String((env as { NEON_ENDPOINT?: string }).NEON_ENDPOINT);
  const spy = vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (state === "up" || !url.startsWith(endpoint)) return fetch(input, init);
    if (state === "answer lost") await (await fetch(input, init)).arrayBuffer();
    throw new TypeError("Network connection lost.");
  });
  try {
    return await scene();
  } finally {
    spy.mockRestore();
  }
}

/** Runs `scene` while Postgres refuses the usage of one tenant, as a constraint does that is wrong. */
export async function whileRefused<T>(tenantId: string, scene: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  const spy = vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const statement = String(init?.body ?? "");
    const isTheirs = statement.includes("insert into usage_events") && statement.includes(tenantId);
    return isTheirs ? Response.json({ message: "check", code: "23514" }, { status: 400 }) : fetch(input, init);
  });
  try {
    return await scene();
  } finally {
    spy.mockRestore();
  }
}
