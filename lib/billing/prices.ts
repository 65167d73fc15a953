import * as z from "zod";
import { QuotaKind } from "../quota";
import { Currency } from "./money";

const Amount = z.number().int().nonnegative();

/** What a plan costs in one currency, in minor units. */
export const Price = z
  .object({
    /** For one period. */
    amount: Amount,
    /** Kind → price of 1,000 units beyond the included ones. A kind without one is never billed by use. */
    overagePerThousand: z.partialRecord(QuotaKind, Amount).default({}),
  })
  .meta({ id: "Price" });
export type Price = z.output<typeof Price>;

/** Currency → price. A plan without a currency is not sold in it. */
export const Prices = z.partialRecord(Currency, Price);
export type Prices = z.output<typeof Prices>;

/** Kind → units that the price of a period includes. A kind that is not named includes all that its limit allows. */
export const Included = z.partialRecord(QuotaKind, z.number().int().nonnegative());
export type Included = z.output<typeof Included>;
