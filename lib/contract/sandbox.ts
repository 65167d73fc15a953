import * as z from "zod";

/** What comes in on a simulated phone. */
export const InjectMessage = z
  .object({
    from: z.string().trim().min(1).max(40).meta({ description: "The sender's number, in local form or with +." }),
    text: z.string().max(4_096).default(""),
    type: z.enum(["text", "image", "audio"]).default("text"),
    pushName: z.string().trim().max(100).optional(),
  })
  .meta({ id: "InjectMessage" });
export type InjectMessage = z.output<typeof InjectMessage>;

/** Why a simulated connection ends. After the last two it comes back by itself. */
export const SandboxDisconnection = z.enum(["logged_out", "banned", "replaced", "connection_lost"]);
export type SandboxDisconnection = z.output<typeof SandboxDisconnection>;

export const ForceDisconnect = z.object({ reason: SandboxDisconnection }).meta({ id: "ForceDisconnect" });

/** What sending to a magic number makes happen. */
export const MagicOutcome = z.enum([
  "not_on_whatsapp",
  "stuck_pending",
  "error",
  "banned",
  "logged_out",
  "slow",
  "echo",
  "unread",
]);
export type MagicOutcome = z.output<typeof MagicOutcome>;

export const SandboxNumbers = z
  .object({
    recipients: z.array(z.object({ number: z.string(), outcome: MagicOutcome, effect: z.string() })),
    own: z.array(
      z.object({
        number: z.string(),
        opens: z.enum(["at_once", "when_scanned"]),
        effect: z.string(),
      }),
    ),
  })
  .meta({ id: "SandboxNumbers", description: "Numbers of the sandbox that behave in a way of their own." });
export type SandboxNumbers = z.output<typeof SandboxNumbers>;
