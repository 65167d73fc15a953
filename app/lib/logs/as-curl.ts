import type { RequestEntry } from "../../../lib/contract/usage";

type Call = Pick<RequestEntry, "method" | "path" | "instanceName">;

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** For a shell. The key, and what the call carried, are not known to us: the reader fills them in. */
export function asCurl({ method, path, instanceName }: Call, gatewayUrl: string): string {
  const named = instanceName ? path.replace(":instanceName", encodeURIComponent(instanceName)) : path;
  const lines = [`curl -X ${method} ${quoted(`${gatewayUrl}/v1${named}`)}`, `-H "apikey: $ZAPIN_KEY"`];
  if (method !== "GET") lines.push(`-H ${quoted("content-type: application/json")}`, "-d @body.json");
  return lines.join(" \\\n  ");
}

/** About one instance and nothing else: what its address says is all that was kept. */
export const isReplayable = ({ path, instanceName }: Call): boolean =>
  instanceName !== null && /^(?:\/\w+)+\/:instanceName$/.test(path);
