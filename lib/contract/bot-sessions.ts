import * as z from "zod";
import { Contact, Words } from "./bot-basics";
import { PageQuery } from "./page";

export const BotSession = z
  .object({
    id: z.string(),
    contact: z.string().meta({ description: "Its address on WhatsApp." }),
    name: z.string().nullable(),
    status: z.enum(["opened", "paused", "closed"]),
    awaitsUser: z.boolean(),
    createdAt: z.string().nullable(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: "BotSession" });
export type BotSession = z.output<typeof BotSession>;

export const SessionQuery = PageQuery.extend({ status: z.enum(["opened", "paused", "closed"]).optional() });
export type SessionQuery = z.output<typeof SessionQuery>;

export const ChangeSession = z
  .object({
    contact: Contact.optional(),
    sessionId: z
      .string()
      .regex(/^[\w-]{10,40}$/)
      .optional()
      .meta({ description: "From the list, in the place of `contact`." }),
    status: z.enum(["opened", "paused", "closed", "delete"]),
  })
  .refine(({ contact, sessionId }) => (contact === undefined) !== (sessionId === undefined), {
    path: ["contact"],
    message: "Name a contact or a session.",
  });
export type ChangeSession = z.output<typeof ChangeSession>;

export const ChangedSession = z.object({
  contact: z.string(),
  status: z.enum(["opened", "paused", "closed", "delete"]).meta({
    description: "What was done: on a shared server, a conversation is paused where it was to be closed or deleted.",
  }),
});
export type ChangedSession = z.output<typeof ChangedSession>;

export const StartTypebot = z.object({
  contact: Contact,
  variables: z.record(z.string().max(100), Words).default({}),
});
export type StartTypebot = z.output<typeof StartTypebot>;
