import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readState, writeState } from "./state-file.ts";

/** The worker's secrets. Made once: what was signed or sealed before a restart must stay readable after it. */
export interface Secrets {
  KEY_SECRETS: string;
  DATA_SECRETS: string;
  OPERATOR_TOKEN: string;
}

export async function loadSecrets(stateDir: string): Promise<Secrets> {
  const path = join(stateDir, "secrets.json");
  const known = await readState<Secrets>(path);
  if (known) return known;
  const random = () => randomBytes(32).toString("base64url");
  const secrets = { KEY_SECRETS: `1:${random()}`, DATA_SECRETS: `1:${random()}`, OPERATOR_TOKEN: random() };
  await writeState(path, secrets);
  return secrets;
}
