import { deriveKey } from "../../lib/api-key";
import { config } from "../env";
import type { BotPlace } from "../services/bots/keep-bots";

/**
 * What a bot is handed in the place of its server's key: it reads and sends for its instance, as far as whoever gave the
 * address might do that, and as long; and it ends with its relay. The ledger holds it to that.
 */
export const keyOfRelay = ({ tenantId, mode, instance }: BotPlace, reference: string): Promise<string> =>
  deriveKey(config.keySecrets, {
    ...{ tenantId, mode, instanceId: instance.id, version: instance.keyVersion },
    ...{ scopes: ["read", "send"], lender: reference },
  });
