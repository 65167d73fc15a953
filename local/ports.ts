import { type AddressInfo, createServer } from "node:net";

/** Something the person at the terminal can put right. Shown without a stack trace. */
export class StartError extends Error {}

/** Throws with the way out when somebody else listens there. */
export async function requireFreePort(port: number, { usedFor, variable }: { usedFor: string; variable: string }) {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
  if (free) return;
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

/** One that nobody listens on now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
