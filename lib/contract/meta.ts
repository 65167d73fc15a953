import * as z from "zod";

/** What a tenant enters here of its Meta app. */
export const ConnectMeta = z
  .object({ appSecret: z.string().trim().min(16).max(128).meta({ description: "App settings › Basic › App secret." }) })
  .meta({ id: "ConnectMeta" });

/** What it enters there: WhatsApp › Configuration › Webhook. */
export const MetaConnection = z
  .object({ callbackUrl: z.url(), verifyToken: z.string(), phoneNumberId: z.string() })
  .meta({ id: "MetaConnection" });
export type MetaConnection = z.output<typeof MetaConnection>;
