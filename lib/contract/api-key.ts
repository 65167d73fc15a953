import * as z from "zod";
import { isIpRange } from "../ip-ranges";
import { Mode, Scope } from "./tenant";

const AllowedIps = z
  .array(z.string().refine(isIpRange, "is not an address or a CIDR range"))
  .min(1)
  .max(50)
  .nullable()
  .meta({ description: "Addresses or CIDR ranges the key may be used from; null is anywhere." });

export const CreateApiKey = z
  .object({
    name: z.string().trim().min(1).max(100),
    mode: Mode,
    scopes: z.array(Scope).min(1).default(["read", "send", "manage"]),
    instances: z.array(z.uuid()).min(1).nullable().default(null),
    allowedIps: AllowedIps.default(null),
    expiresAt: z.coerce.date().nullable().default(null),
  })
  .meta({ id: "CreateApiKey" });
export type CreateApiKey = z.output<typeof CreateApiKey>;

/** How long both keys work after a roll. */
export const RollApiKey = z
  .object({
    graceSeconds: z
      .number()
      .int()
      .min(0)
      .max(7 * 86_400)
      .default(0),
  })
  .meta({ id: "RollApiKey" });
export type RollApiKey = z.output<typeof RollApiKey>;

/** The only answer that ever holds the key itself. */
export const MintedApiKey = z
  .object({ id: z.uuid(), key: z.string(), prefix: z.string(), lastFour: z.string() })
  .meta({ id: "MintedApiKey" });
