import * as z from "zod";

/** A tenant that is to be deleted. */
export const Erasure = z
  .object({
    requestedAt: z.iso.datetime(),
    requestedBy: z.string(),
    eraseAfter: z.iso.datetime().meta({ description: "Until then it can be undone." }),
    completeBy: z.iso.datetime().meta({
      description: "By then nothing of the tenant is left anywhere but the invoices that the law wants kept.",
    }),
  })
  .meta({ id: "Erasure" });
export type Erasure = z.output<typeof Erasure>;

export const RequestErasure = z
  .object({ name: z.string().max(200).meta({ description: "The tenant's name, typed out." }) })
  .meta({ id: "RequestErasure" });

export const PendingErasure = Erasure.extend({
  tenantId: z.uuid(),
  name: z.string(),
  triedAt: z.iso.datetime().nullable(),
});
export type PendingErasure = z.output<typeof PendingErasure>;

/** What is left of a tenant: that it was erased, when, for whom, and how much it was. */
export const ErasureCertificate = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  erasedAt: z.iso.datetime(),
  details: z.record(z.string(), z.unknown()),
});
export type ErasureCertificate = z.output<typeof ErasureCertificate>;

export const Erasures = z
  .object({ pending: z.array(PendingErasure), certificates: z.array(ErasureCertificate) })
  .meta({ id: "Erasures" });
