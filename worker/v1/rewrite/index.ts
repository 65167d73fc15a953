import type { Rewrites } from "./rewrite";

/** Rows that change on the way. A row that is not here is forwarded as it is. */
export const REWRITES: Rewrites = {};
