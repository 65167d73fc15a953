import { neon, neonConfig } from "@neondatabase/serverless";
import { drizzle, type NeonHttpDatabase } from "drizzle-orm/neon-http";

export type Db = NeonHttpDatabase;

export interface DatabaseEnv {
  DATABASE_URL: string;
  /** Where Neon's SQL-over-HTTP is spoken instead of at Neon: `http://127.0.0.1:5488/sql`. */
  NEON_ENDPOINT?: string;
}

/** A database that hangs must not hang a Durable Object with it. */
const QUERY_TIMEOUT_MS = 10_000;

const LOOPBACK = "127.0.0.1";
const endpointAtNeon = neonConfig.fetchEndpoint;

// The driver knows one endpoint function for all clients, so the local endpoint travels in the connection string.
neonConfig.fetchEndpoint = (host, port, options) => {
  if (host === LOOPBACK) return `http://${LOOPBACK}:${port}/sql`;
  return typeof endpointAtNeon === "function" ? endpointAtNeon(host, port, options) : endpointAtNeon;
};

// A timer that nobody clears would keep the Durable Object awake that made the query.
neonConfig.fetchFunction = async (url: string, init: RequestInit) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), QUERY_TIMEOUT_MS);
  try {
    const response = await fetch(url, { ...init, signal: abort.signal });
    const { status, headers } = response;
    return new Response(await response.text(), { status, headers });
  } finally {
    clearTimeout(timer);
  }
};

/** One HTTP request per query, so there is nothing to keep or to close: connect wherever a query is made. */
export const connect = (env: DatabaseEnv): Db => drizzle(neon(connectionString(env)));

function connectionString({ DATABASE_URL, NEON_ENDPOINT }: DatabaseEnv): string {
  if (!NEON_ENDPOINT) return DATABASE_URL;
  return `postgres://local:local@${LOOPBACK}:${new URL(NEON_ENDPOINT).port}/zapin`;
}
