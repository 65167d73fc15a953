import type { Overview } from "../../../lib/contract/overview";
import { type LiveInstances, withMessage } from "../instances/use-instances-live";

const SHOWN = 10;

/** What the loader gave, with what was told since. */
export function withLive(overview: Overview, { state, views, messages }: LiveInstances) {
  const names = new Map(overview.recent.map(({ instanceId, instanceName }) => [instanceId, instanceName]));
  const merged = messages.toReversed().reduce<Overview["recent"]>(
    (known, message) =>
      withMessage(known, message).map((one) => ({
        ...one,
        instanceName: views.get(one.instanceId)?.name ?? names.get(one.instanceId) ?? null,
      })),
    overview.recent,
  );
  return {
    instances: state === "live" ? countViews(overview, views) : overview.instances,
    recent: merged.slice(0, SHOWN),
  };
}

/** Numbers that nobody has heard of yet are in the total only. */
function countViews({ instances }: Overview, views: LiveInstances["views"]): Overview["instances"] {
  const states = [...views.values()].map(({ status }) => status);
  const count = (...wanted: readonly string[]) => states.filter((status) => wanted.includes(status)).length;
  return {
    total: Math.max(instances.total, states.length),
    connected: count("open"),
    attention: count("closed", "refused"),
  };
}
