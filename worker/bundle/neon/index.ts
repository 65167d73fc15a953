import { NeonDbError } from "./error";
import { types } from "./types";
import { writeValue } from "./values";

// The part of @neondatabase/serverless that is used here: SQL over HTTP. The package is one piece and brings Postgres' wire
// protocol, its passwords, a Buffer and WebSockets along: 45 KB of the bundle. wrangler.toml puts this in its place;
// tests/node/neon-driver.test.ts compares the two, answer by answer.

export { NeonDbError, types };

interface Options {
  arrayMode?: boolean;
  fullResults?: boolean;
}

interface Statement {
  query: string;
  params: (string | null)[];
}

/** What Neon answers to one statement, https://neon.com/docs/serverless/serverless-driver */
interface Result {
  fields: { name: string; dataTypeID: number }[];
  rows: (string | null)[][];
  command: string;
  rowCount: number;
}

type FetchEndpoint = (host: string, port: string, options: { jwtAuth: boolean }) => string;

/** Shared by all connections, as in the package. */
export const neonConfig: {
  fetchEndpoint: FetchEndpoint;
  fetchFunction: (url: string, init: RequestInit) => Promise<Response>;
} = {
  fetchEndpoint: (host) => `https://${host.replace(/^[^.]+\./, "api.")}/sql`,
  fetchFunction: (url, init) => fetch(url, init),
};

/** Sent when somebody waits for it, or as part of a transaction. */
class Query implements PromiseLike<unknown> {
  readonly statement: Statement;
  readonly options: Options;
  readonly #send: (query: Query) => Promise<unknown>;

  constructor(statement: Statement, options: Options, send: (query: Query) => Promise<unknown>) {
    this.statement = statement;
    this.options = options;
    this.#send = send;
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise that has not begun
  then<A = unknown, B = never>(
    onFulfilled?: ((value: unknown) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#send(this).then(onFulfilled, onRejected);
  }
}

/** A client of one database. Nothing is connected: each query is one request. */
export function neon(connectionString: string) {
  const send = async ({ statement, options }: Query) => {
    const result = await post<Result>(connectionString, statement);
    return read(result, options);
  };
  return {
    query: (query: string, params: readonly unknown[] = [], options: Options = {}) =>
      new Query({ query, params: params.map(writeValue) }, options, send),
    /** All of them or none. */
    async transaction(queries: readonly Query[]): Promise<unknown[]> {
      const { results } = await post<{ results: Result[] }>(connectionString, {
        queries: queries.map(({ statement }) => statement),
      });
      return results.map((result, index) => read(result, queries[index]?.options ?? {}));
    },
  };
}

async function post<T>(connectionString: string, body: object): Promise<T> {
  const url = parse(connectionString);
  const response = await ask(neonConfig.fetchEndpoint(url.hostname, url.port, { jwtAuth: false }), {
    method: "POST",
    body: JSON.stringify(body),
    headers: {
      "Neon-Connection-String": connectionString,
      "Neon-Raw-Text-Output": "true",
      "Neon-Array-Mode": "true",
    },
  });
  if (response.ok) return (await response.json()) as T;
  if (response.status !== 400) {
    throw new NeonDbError(`Server error (HTTP status ${response.status}): ${await response.text()}`);
  }
  const failure = (await response.json()) as Record<string, unknown>;
  throw new NeonDbError(String(failure.message), failure);
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  try {
    return await neonConfig.fetchFunction(url, init);
  } catch (sourceError) {
    throw new NeonDbError(`Error connecting to database: ${sourceError}`, { sourceError });
  }
}

/** A scheme of its own would leave host and port unread. */
function parse(connectionString: string): URL {
  const address = connectionString.replace(/^postgres(ql)?:/, "http:");
  if (address === connectionString || !URL.canParse(address)) {
    throw new NeonDbError("The connection string is not one of Postgres");
  }
  return new URL(address);
}

function read(result: Result, { arrayMode = false, fullResults = false }: Options) {
  const parsers = result.fields.map(({ dataTypeID }) => types.getTypeParser(dataTypeID));
  const values = result.rows.map((row) => row.map((text, at) => (text === null ? null : parsers[at]?.(text))));
  const named = (row: unknown[]) => Object.fromEntries(result.fields.map(({ name }, at) => [name, row[at]]));
  const rows = arrayMode ? values : values.map(named);
  return fullResults ? { ...result, rows, rowAsArray: arrayMode, viaNeonFetch: true } : rows;
}
