import { sha256, toBase64Url } from "../../lib/encoding";
import type { VersionedSecrets } from "../../lib/secrets";
import { config } from "../env";

const MAX_VERSION = 255;

interface AuthSecret {
  version: number;
  value: string;
}

/** Signs cookies and links. A new one signs everybody out. */
export const signingSecret = (): Promise<string> => derive(config.dataSecrets.current.bytes);

/** The current secret first; the others still open what they encrypted. */
export async function authSecrets(secrets: VersionedSecrets = config.dataSecrets): Promise<AuthSecret[]> {
  const { current } = secrets;
  const found = [current];
  for (let version = 1; version <= MAX_VERSION; version++) {
    const bytes = secrets.byVersion(version);
    if (bytes && version !== current.version) found.push({ version, bytes });
  }
  return Promise.all(found.map(async ({ version, bytes }) => ({ version, value: await derive(bytes) })));
}

async function derive(secret: Uint8Array): Promise<string> {
  return toBase64Url(await sha256(`auth-sessions:${toBase64Url(secret)}`));
}
