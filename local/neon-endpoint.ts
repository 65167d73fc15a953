import { createServer, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { messages, type PGlite, type Results, type Transaction } from "@electric-sql/pglite";
import { reservePort } from "./ports.ts";

interface Statement {
  query: string;
  params?: unknown[];
}

/** PGlite is one connection and queues what it is given: calls wait for each other, transactions included. */
type Run = (connection: PGlite | Transaction, statement: Statement) => Promise<object>;

interface Answer {
  status: number;
  body: object;
}

export interface NeonEndpoint {
  /** What `NEON_ENDPOINT` has to be: `http://127.0.0.1:<port>/sql`. */
  readonly url: string;
  /** Refuses connections and cuts open ones, as a database that is down. */
  stop(): Promise<void>;
  /** Listens on the same port again. */
  start(): Promise<void>;
}

const HOST = "127.0.0.1";

/** The Neon driver reads Postgres' own text and writes its own: replaces every conversion PGlite knows by none. */
function unconverted(conversions: Record<string, unknown>): Record<string, (value: string) => string> {
  return Object.fromEntries(Object.keys(conversions).map((type) => [type, (value: string) => value]));
}

const ISOLATION_LEVELS: Readonly<Record<string, string>> = {
  ReadUncommitted: "READ UNCOMMITTED",
  ReadCommitted: "READ COMMITTED",
  RepeatableRead: "REPEATABLE READ",
  Serializable: "SERIALIZABLE",
};

/** Serves a PGlite as Neon serves Postgres: SQL over HTTP. Port 0 takes any free one. */
export async function startNeonEndpoint(postgres: PGlite, port = 0): Promise<NeonEndpoint> {
  const conversions = { parsers: unconverted(postgres.parsers), serializers: unconverted(postgres.serializers) };
  const run: Run = async (connection, { query, params = [] }) => {
    const values = params.map((value) => (value === null ? null : String(value)));
    const result = await connection.query(query, values, { rowMode: "array", ...conversions });
    return describe(query, result);
  };
  const server = createServer((request, response) => {
    answer(request, postgres, run)
      .catch((error: unknown): Answer => ({ status: 500, body: { message: String(error) } }))
      .then(({ status, body }) =>
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
      )
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const ownPort = port || (await reservePort());
  const start = () => listen(server, ownPort);
  await start();
  return { url: `http://${HOST}:${ownPort}/sql`, start, stop: () => close(server) };
}

async function answer(request: IncomingMessage, postgres: PGlite, run: Run): Promise<Answer> {
  // A page in a browser cannot send this header across origins, so it cannot reach the database either.
  const fromDriver = request.headers["neon-connection-string"] !== undefined;
  if (request.method !== "POST" || !fromDriver)
    return { status: 404, body: { message: "POST /sql, as Neon's driver does" } };
  const work: Statement | { queries: Statement[] } = JSON.parse(await text(request));
  try {
    if (!("queries" in work)) return { status: 200, body: await run(postgres, work) };
    return {
      status: 200,
      body: {
        results: await inTransaction(postgres, request, async (transaction) => {
          const results: object[] = [];
          for (const statement of work.queries) results.push(await run(transaction, statement));
          return results;
        }),
      },
    };
  } catch (error) {
    if (!(error instanceof messages.DatabaseError)) throw error;
    return { status: 400, body: { ...error, message: error.message } };
  }
}

/** All or nothing, with the options the driver states in headers. */
function inTransaction<T>(
  postgres: PGlite,
  { headers }: IncomingMessage,
  work: (transaction: Transaction) => Promise<T>,
) {
  const isolation = ISOLATION_LEVELS[String(headers["neon-batch-isolation-level"])];
  const modes = [
    isolation ? `ISOLATION LEVEL ${isolation}` : "",
    headers["neon-batch-read-only"] === "true" ? "READ ONLY" : "",
    headers["neon-batch-deferrable"] === "true" ? "DEFERRABLE" : "",
  ].filter(Boolean);
  return postgres.transaction(async (transaction) => {
    if (modes.length > 0) await transaction.exec(`SET TRANSACTION ${modes.join(" ")}`);
    return work(transaction);
  });
}

function describe(query: string, { fields, rows, affectedRows }: Results<unknown>) {
  const command = query.trimStart().split(/\s/, 1)[0]?.toUpperCase();
  return { command, rowCount: affectedRows || rows.length, rowAsArray: true, fields, rows };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
