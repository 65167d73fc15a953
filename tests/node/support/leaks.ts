import type { EvolutionServer } from "../../support/evolution/server.ts";
import type { RawAnswer, RawRequest } from "./raw-call.ts";

export interface Leak {
  /** "METHOD /path" of the call. */
  line: string;
  what: string;
  text: string;
}

/** Something that a tenant's server was sent. */
export interface Told {
  line: string;
  text: string;
}

/** Looks through every answer of a test run for what no tenant may ever see. */
export function createLeakCheck() {
  const secrets = new Map<string, string>();
  const answers: { line: string; asked: string; text: string }[] = [];

  function learnFrom(server: EvolutionServer): void {
    const { host, port } = new URL(server.url);
    secrets.set(server.globalKey, "global key");
    secrets.set(host, "upstream address");
    secrets.set(`localhost:${port}`, "upstream address");
    for (const name of server.instanceNames()) {
      secrets.set(name, "upstream name");
      const { token, webhook } = server.instance(name) ?? {};
      if (token) secrets.set(token, "instance token");
      const secret = webhook?.headers?.["x-zapin-secret"];
      if (secret) secrets.set(secret, "webhook secret");
    }
  }

  const sources: (() => readonly Told[])[] = [];

  return {
    learnFrom,
    /** What tenants' own servers are told from outside is looked through as well. */
    watch: (source: () => readonly Told[]) => void sources.push(source),
    record(line: string, request: RawRequest, { headers, text }: RawAnswer): void {
      const asked = `${line}\n${JSON.stringify(request.headers)}\n${textOf(request.body)}`;
      answers.push({ line, asked, text: `${JSON.stringify(headers)}\n${text}` });
    },
    /** How many answers and other words were looked at, and in which ones something was found. */
    result(): { answers: number; told: number; secrets: number; leaks: Leak[] } {
      const told = sources.flatMap((source) => source());
      // What a caller has said itself is an echo and no leak.
      const leaks = [...answers, ...told.map((one) => ({ ...one, asked: "" }))].flatMap(({ line, asked, text }) =>
        Array.from(secrets)
          .filter(([secret]) => text.includes(secret) && !asked.includes(secret))
          .map(([secret, what]) => ({ line, what, text: around(text, secret) })),
      );
      return { answers: answers.length, told: told.length, secrets: secrets.size, leaks };
    },
  };
}

function around(text: string, secret: string): string {
  const at = text.indexOf(secret);
  return text.slice(Math.max(0, at - 60), at + secret.length + 20);
}

const textOf = (body: unknown) => (typeof body === "string" ? body : JSON.stringify(body));
