import { reachServer } from "../../evolution/reach-server";
import type { Call } from "../call";
import { partiesOf } from "./parties";

const UNDO_MS = 10_000;

/** Deletes upstream what was made a moment ago. `path` lacks the instance's name. Failing is logged, not thrown. */
export async function undoCreate(call: Call, path: string): Promise<void> {
  const { instance, token } = partiesOf(call).target;
  try {
    const response = await reachServer(call.env, instance.server, {
      method: "DELETE",
      path: `${path}/${encodeURIComponent(instance.upstreamName)}`,
      headers: { apikey: token, accept: "application/json" },
      limitMs: UNDO_MS,
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`answered ${response.status}`);
  } catch (error) {
    console.error({
      event: "create_not_undone",
      requestId: call.id,
      instanceId: instance.id,
      path,
      error: String(error),
    });
  }
}
