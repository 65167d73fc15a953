import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";

/** Something the person at the terminal can put right. Shown without a stack trace. */
export class StartError extends Error {}

/** Throws with the way out when somebody else listens there. */
export async function requireFreePort(port: number, { usedFor, variable }: { usedFor: string; variable: string }) {
  if (await isFree(port)) return;
  throw new StartError(
    `Port ${port} (${usedFor}) is taken by another program. Stop it, or choose another port: ${variable}=${port + 10} npm start`,
  );
}

/** The port in an environment variable, or the usual one. */
export function portFrom(variable: string, usual: number): number {
  const text = process.env[variable];
  if (!text) return usual;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartError(`${variable}=${text} is not a port number.`);
}

/** One of the choices in an environment variable, or the first of them. */
export function choiceFrom(variable: string, choices: readonly [string, ...string[]]): string {
  const text = process.env[variable] || choices[0];
  if (choices.includes(text)) return text;
  throw new StartError(`${variable}=${text} is none of ${choices.join(", ")}.`);
}

/** Below those that systems give to whoever asks for any: Linux from 32,768 on, others from 49,152. */
const OURS = { from: 20_000, to: 32_768 };

/**
 * A port for a program that must be told its own, or that goes away and comes back on it. Kept for this process until
 * it ends: nobody who asks here, in whatever process, is given the same one meanwhile.
 */
export async function reservePort(): Promise<number> {
  for (;;) {
    const port = randomInt(OURS.from, OURS.to);
    if ((await claim(port)) && (await isFree(port))) return port;
  }
}

/** The claim is the same number of UDP, which nothing here speaks: the system gives it to one, and takes it back by itself. */
function claim(port: number): Promise<boolean> {
  const mark = createSocket("udp4").unref();
  return new Promise((resolve, reject) => {
    mark.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    mark.bind({ port, address: "127.0.0.1", exclusive: true }, () => resolve(true));
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
