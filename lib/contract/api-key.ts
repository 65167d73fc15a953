import * as z from "zod";
import { isIpRange } from "../ip-ranges";
import { Moment, MomentOrDay } from "./moment";
import { IdPageQuery, Page } from "./page";
import { Mode, Scope } from "./tenant";
import { Name } from "./text";

const unique = (values: readonly string[]) => new Set(values).size === values.length;

const AllowedIps = z
  .array(z.string().refine(isIpRange, "is not an address or a CIDR range"))
  .min(1)
  .max(50)
  .nullable()
  .meta({ description: "Addresses or CIDR ranges the key may be used from; null is anywhere." });

const Expiry = MomentOrDay.refine((at) => at.getTime() > Date.now(), "must be in the future");

export const CreateApiKey = z
  .object({
    name: Name,
    mode: Mode,
    scopes: z.array(Scope).min(1).refine(unique, "names a scope twice").default(["read", "send", "manage"]),
    instances: z.array(z.uuid()).min(1).max(200).refine(unique, "names an instance twice").nullable().default(null),
    allowedIps: AllowedIps.default(null),
    expiresAt: Expiry.nullable().default(null),
  })
  .meta({ id: "CreateApiKey" });
export type CreateApiKey = z.output<typeof CreateApiKey>;

export const RenameApiKey = z.object({ name: Name }).meta({ id: "RenameApiKey" });
export type RenameApiKey = z.output<typeof RenameApiKey>;

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
export type MintedApiKey = z.output<typeof MintedApiKey>;

/** `retiring`: replaced by another key, and good until its grace ends. */
export const KeyState = z.enum(["active", "retiring", "expired", "revoked"]).meta({ id: "KeyState" });
export type KeyState = z.output<typeof KeyState>;

export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mode: Mode,
    state: KeyState,
    prefix: z.string(),
    lastFour: z.string(),
    scopes: z.array(Scope),
    instances: z.array(z.uuid()).nullable().meta({ description: "Instances it may touch; null is all of them." }),
    allowedIps: z.array(z.string()).nullable(),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    replacedBy: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    lastClient: z.string().nullable().meta({ description: "The program that used it last, as its User-Agent says." }),
    calls30Days: z.number().int().meta({ description: "Calls it made in the last 30 days." }),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.output<typeof ApiKey>;

export const ApiKeyPage = Page(ApiKey).meta({ id: "ApiKeyPage" });

export const ApiKeyQuery = IdPageQuery.extend({
  mode: Mode.optional(),
  state: KeyState.optional(),
  unusedSince: Moment.optional().meta({ description: "Only keys that are older than this and were not used since." }),
});
export type ApiKeyQuery = z.output<typeof ApiKeyQuery>;
