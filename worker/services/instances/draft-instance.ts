import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { randomName, uuidv7 } from "../../../lib/ids";
import { Problem } from "../../../lib/problem";
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

/** What a header can carry. */
const SENDABLE = /^[\x21-\x7e]{0,1000}$/;

/**
 * `invalid_request` for a token that no header can carry. It goes along with every call, and each that cannot be sent would look
 * as if the server were gone: for all who are on it.
 */
export function newIdentity({ integration, token = "" }: Pick<CreateBody, "integration" | "token">): Identity {
  const isBrought = integration === "WHATSAPP-BUSINESS";
  if (isBrought && !SENDABLE.test(token)) {
    const message = "token takes up to 1,000 visible ASCII characters";
    const fields = { "meta.accessToken": [message] };
    throw new Problem("invalid_request", `The ${message}.`, { fields, evolutionMessage: [[message]] });
  }
  return {
    id: uuidv7(),
    upstreamName: `z${randomName(25)}`,
    token: isBrought ? token : crypto.randomUUID().toUpperCase(),
  };
}

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
