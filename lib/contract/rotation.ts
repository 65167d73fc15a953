import * as z from "zod";

/** One step of sealing everything anew. */
export const RotateSecrets = z
  .object({
    dryRun: z.boolean().default(false).meta({ description: "Counts, and changes nothing." }),
    cursor: z.string().max(200).nullable().default(null).meta({ description: "Where the step before stopped." }),
  })
  .meta({ id: "RotateSecrets" });
export type RotateSecrets = z.output<typeof RotateSecrets>;

const Count = z.number().int();

/** What one step has done. */
export const RotationStep = z
  .object({
    version: Count.meta({ description: "The version that everything is sealed with in the end." }),
    place: z.string(),
    resealed: Count,
    current: Count.meta({ description: "Sealed with that version already." }),
    unreadable: Count.meta({
      description: "Sealed with a version that is not configured: lost, unless it comes back.",
    }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "RotationStep" });
export type RotationStep = z.output<typeof RotationStep>;
