import type { VersionedSecrets } from "../../../lib/secrets";
import { authSecrets } from "../../auth/secrets";

/** What Better Auth encrypts itself, in its own envelope: `$ba$<version>$<hex>`. */
export async function resealAuthValue(secrets: VersionedSecrets, value: string): Promise<string | undefined> {
  const currentVersion = secrets.current.version;
  if (value.startsWith(`$ba$${currentVersion}$`)) return undefined;
  const { symmetricDecrypt, symmetricEncrypt } = await import("better-auth/crypto");
  const keys = new Map((await authSecrets(secrets)).map(({ version, value: key }) => [version, key]));
  const key = { keys, currentVersion };
  return symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data: value }) });
}
