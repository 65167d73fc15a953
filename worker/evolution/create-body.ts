import * as z from "zod";

const Flag = z.boolean().optional();
const Word = z.string().optional();

/** What `POST /instance/create` takes of the tenant. Everything that is not named here is dropped: H10. */
export const CreateBody = z.object({
  instanceName: z.string(),
  integration: z.enum(["WHATSAPP-BAILEYS", "WHATSAPP-BUSINESS", "EVOLUTION"]),
  qrcode: Flag,
  number: Word,
  businessId: Word,
  /** WHATSAPP-BUSINESS: Meta's access token, which becomes the upstream's instance token. Otherwise ours is used. */
  token: Word,
  rejectCall: Flag,
  msgCall: Word,
  groupsIgnore: Flag,
  alwaysOnline: Flag,
  readMessages: Flag,
  readStatus: Flag,
  syncFullHistory: Flag,
  webhook: z.record(z.string(), z.unknown()).nullish(),
  websocket: z.record(z.string(), z.unknown()).nullish(),
});
export type CreateBody = z.output<typeof CreateBody>;

/** The parts of it that the upstream gets as they are. */
export function upstreamSettings(body: CreateBody) {
  const { instanceName, integration, token, webhook, websocket, ...settings } = body;
  return settings;
}

/** Evolution's answer to a create; only what we use or show. */
export const CreateAnswer = z.looseObject({
  instance: z.looseObject({ instanceId: z.string(), status: z.string().optional() }),
  settings: z.record(z.string(), z.unknown()).optional(),
  qrcode: z.unknown().optional(),
});
export type CreateAnswer = z.output<typeof CreateAnswer>;

/** zod's complaints in the words of Evolution's own validation. The error must come from a parse with `reportInput`. */
export function evolutionMessages(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const path = issue.path.join(".");
    if (issue.code !== "invalid_type") return `${path} ${issue.message}`;
    return issue.input === undefined && issue.path.length === 1
      ? `instance requires property "${path}"`
      : `${path} is not of a type(s) ${issue.expected}`;
  });
}
