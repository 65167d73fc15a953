import * as z from "zod";

/** Who bills, as it is printed. Empty where the operator has not said it. */
export const Seller = z
  .object({ name: z.string(), address: z.string(), taxId: z.string(), email: z.string() })
  .meta({ id: "Seller" });
export type Seller = z.output<typeof Seller>;

/** The same as an operator sets it. */
export const SellerSettings = z
  .object({
    name: z.string().trim().min(1).max(200),
    address: z.string().trim().max(500),
    taxId: z
      .string()
      .trim()
      .max(50)
      .meta({ description: "NPWP, CNPJ, VAT number or the like, as it should be printed." }),
    email: z.union([z.literal(""), z.email()]).meta({ description: "Where customers ask about invoices." }),
    keepYears: z.number().int().min(1).max(30).meta({
      description: "How many years the law wants issued invoices kept, also when the customer is gone.",
    }),
  })
  .meta({ id: "SellerSettings" });
export type SellerSettings = z.output<typeof SellerSettings>;

/** Empty fields and version 1 where nobody has said it yet. */
export const SellerAnswer = SellerSettings.extend({ name: z.string(), version: z.number().int() }).meta({
  id: "SellerAnswer",
});
