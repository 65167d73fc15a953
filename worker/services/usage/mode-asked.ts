import type { Mode } from "../../../lib/contract/tenant";
import type { Actor } from "../context";

/** A key sees what belongs to its own mode; people choose, and mean the live one. */
export const modeAsked = ({ key }: Pick<Actor, "key">, mode: Mode = "live"): Mode => key?.mode ?? mode;
