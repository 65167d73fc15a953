import { beginProbe, findServer, probeEnded } from "../../../db/queries/servers";
import type { EvolutionServer } from "../../../db/schema/evolution-servers";
import { describeError } from "../../../lib/describe-error";
import { randomName } from "../../../lib/ids";
import { askServer, type ServerDoor } from "../../evolution/admin";
import { probeHeaders, probeUrl } from "../../evolution/probe";
import { scaledLimit } from "../../evolution/scaled-limit";
import type { ServiceContext } from "../context";
import { doorOf } from "./get-server";

/**
 * Proves that a server's webhooks arrive here, by one that it sends: an instance of the channel that has no phone is made with a
 * webhook for its own removal, and removed. That event is sent by every version. The headers are those of a real webhook, so a
 * proxy that drops them is found out as well.
 */
export async function probeReachability({ db, env }: ServiceContext, server: EvolutionServer): Promise<void> {
  const probeId = crypto.randomUUID();
  await beginProbe(db, server.id, probeId);
  const name = `zprobe${randomName(20)}`;
  const door = await doorOf(server);
  const asked = await provoke(env, door, { name, probeId });
  const arrived = asked && (await waitFor({ db, env }, server.id, probeId));
  if (!arrived) await probeEnded(db, probeId, asked ? "no" : "unknown");
}

/** True once the server has taken the removal, which is what makes it call. */
async function provoke(
  env: Env,
  door: ServerDoor,
  { name, probeId }: { name: string; probeId: string },
): Promise<boolean> {
  const webhook = { url: probeUrl(probeId), byEvents: false, base64: false, events: ["REMOVE_INSTANCE"] };
  const body = {
    instanceName: name,
    integration: "EVOLUTION",
    token: crypto.randomUUID().toUpperCase(),
    qrcode: false,
    webhook: { enabled: true, ...webhook, headers: await probeHeaders(probeId) },
  };
  try {
    const limitMs = ASK_MS;
    await askServer(env, door, { method: "POST", path: "/instance/create", body, limitMs });
    return await remove(env, door, name);
  } catch (error) {
    console.warn({ event: "probe_failed", serverId: door.id, error: describeError(error) });
    // An answer that was lost may hide an instance that was made.
    return remove(env, door, name).catch((left: unknown) => {
      console.warn({ event: "probe_left_behind", serverId: door.id, name, error: describeError(left) });
      return false;
    });
  }
}

async function remove(env: Env, door: ServerDoor, name: string): Promise<boolean> {
  const path = `/instance/delete/${name}`;
  return (await askServer(env, door, { method: "DELETE", path, limitMs: ASK_MS })).status === 200;
}

/** The webhook arrives in another request, perhaps in another isolate: Postgres is where both meet. */
async function waitFor({ db }: ServiceContext, serverId: string, probeId: string): Promise<boolean> {
  const end = Date.now() + scaledLimit(WAIT_MS);
  for (let pause = 50; Date.now() < end; pause = Math.min(2 * pause, 1_000)) {
    const server = await findServer(db, serverId);
    // Another probe has followed: what this one finds counts for nothing.
    if (server?.probeId !== probeId) return true;
    await scheduler.wait(pause);
  }
  return false;
}

const ASK_MS = 8_000;
const WAIT_MS = 5_000;
