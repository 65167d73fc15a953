import type { EvolutionServer } from "../../support/evolution/server.ts";
import type { RawAnswer, RawRequest } from "./raw-call.ts";

export interface Leak {
  /** "METHOD /path" of the call. */
  line: string;
  what: string;
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

  return {
    learnFrom,
    record(line: string, request: RawRequest, { headers, text }: RawAnswer): void {
      const asked = `${line}\n${JSON.stringify(request.headers)}\n${textOf(request.body)}`;
      answers.push({ line, asked, text: `${JSON.stringify(headers)}\n${text}` });
    },
    /** How many answers were looked at, and in which ones something was found. */
    result(): { answers: number; secrets: number; leaks: Leak[] } {
      // What a caller has said itself is an echo and no leak.
      const leaks = answers.flatMap(({ line, asked, text }) =>
        Array.from(secrets)
          .filter(([secret]) => text.includes(secret) && !asked.includes(secret))
          .map(([secret, what]) => ({ line, what, text: around(text, secret) })),
      );
      return { answers: answers.length, secrets: secrets.size, leaks };
    },
  };
}

function around(text: string, secret: string): string {
  const at = text.indexOf(secret);
  return text.slice(Math.max(0, at - 60), at + secret.length + 20);
}

const textOf = (body: unknown) => (typeof body === "string" ? body : JSON.stringify(body));
