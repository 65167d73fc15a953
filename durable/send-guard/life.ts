const HOUR_MS = 3_600_000;

/** How long a key is remembered, from its reservation. */
export const LIFE_MS = 24 * HOUR_MS;

/** Rows reserved in the same six hours are purged together, within six hours after the last of them died. */
export const GENERATION_MS = 6 * HOUR_MS;

/** How many generations before the present one can still hold a living row. */
export const GENERATIONS_ALIVE = LIFE_MS / GENERATION_MS;

export const generationAt = (now: number) => Math.floor(now / GENERATION_MS);
