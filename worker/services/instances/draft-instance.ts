import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { randomName, uuidv7 } from "../../../lib/ids";
import { seal } from "../../../lib/seal";
import { tokenContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import type { ServerDoor } from "../../evolution/admin";
import type { CreateBody } from "../../evolution/create-body";

/** What an instance is called and how it is opened upstream: ours to choose, and unguessable. */
export interface Identity {
  id: string;
  upstreamName: string;
  /** For WHATSAPP-BUSINESS it is Meta's access token, which the tenant has brought. */
  token: string;
}

export const newIdentity = ({ integration, token }: Pick<CreateBody, "integration" | "token">): Identity => ({
  id: uuidv7(),
  upstreamName: `z${randomName(25)}`,
  token: integration === "WHATSAPP-BUSINESS" ? (token ?? "") : crypto.randomUUID().toUpperCase(),
});

/** Names that `newIdentity` makes: what stands upstream under one of them was made by us. */
export const isOurUpstreamName = (name: string) => /^z[a-z2-7]{25}$/.test(name);

/** As its ledger will keep it, while the upstream has not answered yet. */
export async function draftInstance(
  { id, upstreamName, token }: Identity,
  { body, server }: { body: CreateBody; server: ServerDoor },
): Promise<LedgerInstance> {
  const { globalKey: _, ...placed } = server;
  return {
    id,
    name: body.instanceName,
    upstreamName,
    upstreamId: "",
    sealedToken: await seal(config.dataSecrets, token, tokenContext(id)),
    integration: body.integration,
    server: placed,
    keyVersion: 1,
    state: "creating",
    createdAt: Date.now(),
  };
}
