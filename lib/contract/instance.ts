import * as z from "zod";
import { InstanceView } from "./instance-state";
import { PageQuery } from "./page";
import { Mode } from "./tenant";

export const Integration = z.enum(["WHATSAPP-BAILEYS", "WHATSAPP-BUSINESS", "EVOLUTION"]).meta({ id: "Integration" });
export type Integration = z.output<typeof Integration>;

/** How an instance behaves. Evolution's own names; its server is brought back to these when it forgets them. */
export const InstanceSettings = z
  .object({
    rejectCall: z.boolean(),
    msgCall: z.string().max(100).meta({ description: "Sent to who calls, when calls are rejected." }),
    groupsIgnore: z.boolean(),
    alwaysOnline: z.boolean(),
    readMessages: z.boolean(),
    readStatus: z.boolean(),
    syncFullHistory: z.boolean(),
  })
  .meta({ id: "InstanceSettings" });
export type InstanceSettings = z.output<typeof InstanceSettings>;

export const DEFAULT_SETTINGS: InstanceSettings = {
  rejectCall: false,
  msgCall: "",
  groupsIgnore: false,
  alwaysOnline: false,
  readMessages: false,
  readStatus: false,
  syncFullHistory: false,
};

/** Any name that a path can carry; the upstream never sees it. */
export const isInstanceName = (name: string) =>
  name.length >= 1 && name.length <= 100 && name !== "." && name !== ".." && !/\p{Cc}|\p{Cs}/u.test(name);

const InstanceName = z
  .string()
  .trim()
  .refine(isInstanceName, "A name has 1 to 100 characters, none of them a control character, and is not . or ..");

/** A phone number as people write it: `0812…`, `+55 11 …`. */
const PhoneText = z.string().trim().min(1, "A number is needed.").max(40);
const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, "Two capital letters: ID, BR …")
  .meta({ description: "Country of a number without +; by default that of the tenant's time zone." });

export const CreateInstance = z
  .object({
    name: InstanceName,
    mode: Mode.default("live"),
    integration: Integration.default("WHATSAPP-BAILEYS"),
    number: PhoneText.optional().meta({ description: "Asks for a pairing code for this phone beside the QR code." }),
    country: Country.optional(),
    settings: InstanceSettings.partial().default({}),
    meta: z
      .object({
        accessToken: z.string().min(1).max(1_000),
        phoneNumberId: z.string().min(1).max(50),
        businessId: z.string().min(1).max(50),
      })
      .optional()
      .meta({ description: "WHATSAPP-BUSINESS only: the number's account at Meta." }),
  })
  .refine(({ integration, meta }) => (integration === "WHATSAPP-BUSINESS") === (meta !== undefined), {
    path: ["meta"],
    message: "WHATSAPP-BUSINESS needs the number's account at Meta; the others have none.",
  })
  .meta({ id: "CreateInstance" });
export type CreateInstance = z.output<typeof CreateInstance>;

/** What an instance is doing, without the codes by which one could connect it. */
export const InstanceLive = InstanceView.omit({ id: true, name: true, qr: true }).meta({ id: "InstanceLive" });
export type InstanceLive = z.output<typeof InstanceLive>;

export const Instance = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mode: Mode,
    integration: Integration,
    state: z.enum(["creating", "ready", "deleting"]),
    adopted: z.boolean().meta({ description: "It ran on its server before it came here, and kept its session." }),
    createdAt: z.iso.datetime(),
    version: z.number().int().meta({ description: "Also the ETag; `If-Match` takes it." }),
    live: InstanceLive.nullable().meta({ description: "Null when it cannot be told right now." }),
    lastEventAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Instance" });
export type Instance = z.output<typeof Instance>;

export const InstanceQuery = PageQuery.extend({
  cursor: z.uuid().optional(),
  mode: Mode.optional(),
  status: InstanceView.shape.status.optional(),
  search: z.string().trim().max(100).optional().meta({ description: "Part of a name." }),
});
export type InstanceQuery = z.output<typeof InstanceQuery>;

/** What somebody needs who holds the phone. */
export const Pairing = z
  .object({
    status: InstanceView.shape.status,
    cause: InstanceView.shape.cause,
    qr: z
      .object({ code: z.string().nullable(), image: z.string().nullable(), expiresAt: z.iso.datetime() })
      .nullable()
      .meta({ description: "The code to scan now. A new one follows by itself before this one expires." }),
    pairingCode: z.string().nullable(),
    profile: InstanceView.shape.profile,
  })
  .meta({ id: "Pairing" });
export type Pairing = z.output<typeof Pairing>;

export const RequestPairingCode = z
  .object({ number: PhoneText, country: Country.optional() })
  .meta({ id: "RequestPairingCode" });
export type RequestPairingCode = z.output<typeof RequestPairingCode>;

export const SetPresence = z.object({ presence: z.enum(["available", "unavailable"]) }).meta({ id: "SetPresence" });
export type SetPresence = z.output<typeof SetPresence>;

export const UpdateInstanceSettings = InstanceSettings.partial().meta({ id: "UpdateInstanceSettings" });
export type UpdateInstanceSettings = z.output<typeof UpdateInstanceSettings>;

export const InstanceSettingsAnswer = z
  .object({ settings: InstanceSettings, version: z.number().int() })
  .meta({ id: "InstanceSettingsAnswer" });

export const ChangedSettings = InstanceSettingsAnswer.extend({
  applied: z.boolean().meta({ description: "Whether its server has them. If not, it is told again within minutes." }),
}).meta({ id: "ChangedSettings" });

export const SendTestMessage = z
  .object({ number: PhoneText, country: Country.optional(), text: z.string().trim().min(1).max(4_096) })
  .meta({ id: "SendTestMessage" });
export type SendTestMessage = z.output<typeof SendTestMessage>;

export const TestMessage = z
  .object({
    accepted: z.boolean(),
    messageId: z.string().nullable().meta({ description: "WhatsApp's id: its status follows in the message log." }),
    number: z.string().meta({ description: "The number it went to, as it was understood." }),
    requestId: z.string(),
    curl: z.string().meta({ description: "The request that was made, with the key left out." }),
    status: z.number().int(),
    body: z.unknown().meta({ description: "The answer as it came." }),
  })
  .meta({ id: "TestMessage" });
export type TestMessage = z.output<typeof TestMessage>;

export const CreateShareLink = z
  .object({
    hours: z
      .number()
      .int()
      .min(1)
      .max(7 * 24)
      .default(24),
  })
  .meta({ id: "CreateShareLink" });

export const ShareLink = z
  .object({
    token: z.string().meta({ description: "Shown this once. The page is the dashboard's /share/<token>." }),
    url: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "ShareLink" });
export type ShareLink = z.output<typeof ShareLink>;

/** All that the holder of a share link learns. */
export const SharedInstance = Pairing.extend({ name: z.string(), expiresAt: z.iso.datetime() }).meta({
  id: "SharedInstance",
});
export type SharedInstance = z.output<typeof SharedInstance>;

export const ConnectShared = RequestPairingCode.partial().meta({ id: "ConnectShared" });

/** An instance's own key: it opens this instance alone. */
export const InstanceKey = z.object({ key: z.string(), keyVersion: z.number().int() }).meta({ id: "InstanceKey" });
