import { reseal } from "../../lib/seal";
import { endpointContext } from "../../lib/seal-contexts";
import type { VersionedSecrets } from "../../lib/secrets";
import type { Sql } from "../sql";

/** Seals the endpoint's headers and secrets again under the newest secret. What changes meanwhile is left to the next run. */
export async function resealEndpoint(
  sql: Sql,
  secrets: VersionedSecrets,
  { dryRun }: { dryRun: boolean },
): Promise<"resealed" | "current" | "unreadable"> {
  const before = sql.run<{ document: string }>("SELECT document FROM endpoint")[0]?.document;
  if (before === undefined) return "current";
  const document = JSON.parse(before) as { id: string; tenantId: string; sealed: string };
  try {
    const sealed = await reseal(secrets, document.sealed, endpointContext(document));
    if (sealed === undefined) return "current";
    const after = JSON.stringify({ ...document, sealed });
    if (!dryRun) sql.run("UPDATE endpoint SET document = ? WHERE document = ?", after, before);
    return "resealed";
  } catch {
    return "unreadable";
  }
}
