import type { Call } from "../call";
import { partiesOf } from "./parties";

/** Some names are unique over a whole server upstream. There they begin with the instance's own, which nobody can guess. */
const prefixOf = (call: Call) => `${partiesOf(call).target.instance.upstreamName}_`;

export const upstreamNameOf = (call: Call, name: string) => prefixOf(call) + name;

/** A text in which something may stand by its upstream name, with the tenant's own: Evolution writes a template's as `▶️name◀️`. */
export const ownNameOf = (call: Call, value: string) => value.replaceAll(prefixOf(call), "");
