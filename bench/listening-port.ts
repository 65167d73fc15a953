import { type Child, firstLine } from "./processes.ts";

/** The port that a child of ours printed as JSON when it began to listen. */
export function listeningPort(child: Child): Promise<number> {
  return firstLine(child, 1, (line) => (JSON.parse(line) as { port: number }).port);
}
