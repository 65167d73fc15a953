import { upstreamFetch } from "../../evolution/upstream-fetch";
import { sandboxFetch } from "../../sandbox";
import type { Call } from "../call";
import { partiesOf } from "./parties";

const UNDO_MS = 10_000;

/** Deletes upstream what was made a moment ago. `path` lacks the instance's name. Failing is logged, not thrown. */
export async function undoCreate(call: Call, path: string): Promise<void> {
  const { instance, token } = partiesOf(call).target;
  const init = { method: "DELETE", headers: { apikey: token, accept: "application/json" } };
  const full = `${path}/${encodeURIComponent(instance.upstreamName)}`;
  try {
    const response = await (instance.server.sandbox
      ? sandboxFetch(call.env, new Request(`https://sandbox.invalid${full}`, init))
      : upstreamFetch(instance.server.url + full, {
          ...init,
          redirect: "manual",
          signal: AbortSignal.timeout(UNDO_MS),
        }));
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
