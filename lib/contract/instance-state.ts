import * as z from "zod";

/** What a WhatsApp instance is doing, as far as its events tell. */
export const InstanceStatus = z
  .enum(["created", "connecting", "open", "closed", "refused"])
  .meta({ id: "InstanceStatus" });
export type InstanceStatus = z.output<typeof InstanceStatus>;

/** Why an instance is not connected: the code to act on or to translate, and what it means. */
export const CLOSE_CAUSES = {
  logged_out: "The device was removed in WhatsApp on the phone, or the instance was logged out. Scan a new QR code.",
  temporarily_banned:
    "WhatsApp has blocked this number for some time. Wait until the block is over, then connect again.",
  banned: "WhatsApp has banned this number or refuses this device. Appeal in the app on the phone.",
  replaced: "Another program took over this connection. Only one may use a linked device.",
  connection_lost: "The connection to WhatsApp was lost and did not come back.",
  bad_session: "The saved session is damaged. Scan a new QR code.",
  multidevice_mismatch: "The phone's WhatsApp does not support linked devices. Update the app and scan again.",
  service_unavailable: "WhatsApp's service was not available.",
  restart_required: "WhatsApp asked for a new connection.",
  qr_limit: "Nobody scanned any of the QR codes. Start again when the phone is at hand.",
  removed: "The instance was deleted.",
  unknown: "WhatsApp closed the connection without saying why.",
} as const;
export type CloseCause = keyof typeof CLOSE_CAUSES;
const CloseCause = z.enum(Object.keys(CLOSE_CAUSES) as [CloseCause, ...CloseCause[]]).meta({ id: "CloseCause" });

/** A connected number that hears nothing although it usually would. */
export const Silence = z.object({
  since: z.iso.datetime(),
  /** Contacts that usually would have written since. */
  expected: z.number(),
  /** A silence as long as this one comes by chance once in so many times. */
  oneIn: z.number().int(),
});
export type Silence = z.output<typeof Silence>;

/** One instance as dashboards and listeners see it. */
export const InstanceView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    status: InstanceStatus,
    since: z.iso.datetime(),
    cause: CloseCause.nullable().meta({ description: "Why it is closed or refused." }),
    causeCode: z.number().int().nullable().meta({ description: "The number that came with the cause." }),
    qr: z
      .object({
        code: z.string().nullable(),
        image: z.string().nullable().meta({ description: "PNG as a data URL." }),
        pairingCode: z.string().nullable(),
        expiresAt: z.iso.datetime(),
        count: z.number().int().meta({ description: "Codes shown since pairing began." }),
        limit: z.number().int(),
      })
      .nullable(),
    profile: z
      .object({ number: z.string().nullable(), name: z.string().nullable(), pictureUrl: z.string().nullable() })
      .nullable(),
    lastInboundAt: z.iso.datetime().nullable(),
    lastOutboundAt: z.iso.datetime().nullable(),
    sentToday: z.number().int().meta({ description: "Messages sent since midnight in the tenant's time zone." }),
    silence: Silence.nullable().meta({ description: "Set when an open instance has been silent for unusually long." }),
  })
  .meta({ id: "InstanceView" });
export type InstanceView = z.output<typeof InstanceView>;
