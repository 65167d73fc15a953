import type { Draft } from "../../../db/queries/place-instance";
import { Problem } from "../../../lib/problem";
import { open } from "../../../lib/seal";
import { serverKeyContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import { SANDBOX_SERVER, type ServerDoor } from "../../evolution/admin";

/**
 * The server a new instance goes to: the sandbox for test keys, else the best one with room, on which it then has a place.
 * Problems: `unavailable`, with when to try again.
 */
export async function placeInstance(env: Env, tenantId: string, draft: Draft): Promise<ServerDoor> {
  if (draft.mode === "test") return SANDBOX_SERVER;
  const [{ connect }, { placeDraft }, { explainDraft }] = await Promise.all([
    import("../../../db/client"),
    import("../../../db/queries/place-instance"),
    import("../../../db/queries/instances"),
  ]);
  const server = await explainDraft(placeDraft(connect(env), tenantId, draft));
  if (!server) throw new Problem("unavailable", "No server has room for another instance.", { retryAfter: 300 });
  const { sealedKey, ...placed } = server;
  const globalKey = await open(config.dataSecrets, sealedKey, serverKeyContext(server.url));
  return { ...placed, sandbox: false, globalKey };
}
