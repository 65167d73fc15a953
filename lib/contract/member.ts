import * as z from "zod";
import { Email } from "./account";
import { Role } from "./role";

export const Member = z
  .object({
    userId: z.string(),
    email: z.string(),
    name: z.string(),
    role: Role,
    hasSecondFactor: z.boolean(),
    joinedAt: z.iso.datetime(),
  })
  .meta({ id: "Member" });
export type Member = z.output<typeof Member>;

/** Nobody gives a role above their own. */
export const ChangeMemberRole = z.object({ role: Role }).meta({ id: "ChangeMemberRole" });

export const CreateInvitation = z.object({ email: Email, role: Role }).meta({ id: "CreateInvitation" });
export type CreateInvitation = z.output<typeof CreateInvitation>;

export const Invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: Role,
    /** Null when whoever invited has left the platform. */
    invitedBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    isExpired: z.boolean(),
  })
  .meta({ id: "Invitation" });
export type Invitation = z.output<typeof Invitation>;
