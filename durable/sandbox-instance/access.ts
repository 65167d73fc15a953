import type { SandboxAnswer, SandboxCall, SandboxWorld } from "./handler";
import { FETCH_ROUTE } from "./handlers/instance";
import { failure, notFound } from "./validation";

const NO_GUARD = "POST /chatwoot/webhook/:instanceName";

/** Who calls: the server's own key, or whatever was given instead. */
export interface Access {
  global: boolean;
  token: string | null;
}

/** Whether the instance exists comes first, whether the caller may see it second: Evolution's order. */
export function refuseAccess(
  world: SandboxWorld | undefined,
  call: SandboxCall,
  access: Access,
): SandboxAnswer | undefined {
  const allowed = access.global || (world !== undefined && access.token === world.token);
  if (call.route === FETCH_ROUTE) {
    if (!allowed) return unauthorized();
    return world ? undefined : notFound(`Instance "${call.query.instanceName}" not found`);
  }
  if (!world) return unknownInstance(call);
  return allowed || call.route === NO_GUARD ? undefined : unauthorized();
}

export const unknownInstance = ({ params }: SandboxCall) =>
  notFound(`The "${params.instanceName}" instance does not exist`);

export const unauthorized = () => failure(401, "Unauthorized", "Unauthorized");
