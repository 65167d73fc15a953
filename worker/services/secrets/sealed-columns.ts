import { reseal } from "../../../lib/seal";
import { botContext, endpointContext, serverKeyContext } from "../../../lib/seal-contexts";
import type { VersionedSecrets } from "../../../lib/secrets";
import { resealAuthValue } from "./auth-values";

/** A column that holds something sealed. */
export interface SealedColumn {
  table: string;
  /** Its primary key, as text. */
  key: string;
  column: string;
  /** Other columns that `reseal` looks at. */
  needs: readonly string[];
  /** The value under the newest secret; undefined if it is sealed with that. Throws if it cannot be opened. */
  reseal(secrets: VersionedSecrets, sealed: string, row: Readonly<Record<string, string>>): Promise<string | undefined>;
}

/** Every such column. A new one belongs here, or a rotation makes it unreadable. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    table: "evolution_servers",
    key: "id",
    column: "sealed_key",
    needs: ["url"],
    reseal: (secrets, sealed, { url = "" }) => reseal(secrets, sealed, serverKeyContext(url)),
  },
  {
    table: "webhook_endpoints",
    key: "id",
    column: "sealed",
    needs: ["tenant_id"],
    reseal: (secrets, sealed, { key = "", tenant_id: tenantId = "" }) =>
      reseal(secrets, sealed, endpointContext({ id: key, tenantId })),
  },
  {
    table: "bots",
    // Part of its key. Two of one id would be told apart by what is sealed.
    key: "id",
    column: "sealed",
    needs: ["instance_id"],
    reseal: (secrets, sealed, { key = "", instance_id: instanceId = "" }) =>
      reseal(secrets, sealed, botContext({ instanceId, id: key })),
  },
  { table: "two_factors", key: "id", column: "secret", needs: [], reseal: resealAuthValue },
  { table: "two_factors", key: "id", column: "backup_codes", needs: [], reseal: resealAuthValue },
];
