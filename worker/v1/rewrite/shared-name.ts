import type { Call } from "../call";
import { partiesOf } from "./parties";

/** Some names are unique over a whole server upstream. There they begin with the instance's own, which nobody can guess. */
const prefixOf = (call: Call) => `${partiesOf(call).target.instance.upstreamName}_`;

export const upstreamNameOf = (call: Call, name: string) => prefixOf(call) + name;

/** The tenant's name of something whose upstream name may be prefixed. */
export function ownNameOf(call: Call, value: string): string {
  const prefix = prefixOf(call);
  return value.startsWith(prefix) ? value.slice(prefix.length) : value;
}
