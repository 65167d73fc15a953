import * as z from "zod";
import { Role } from "./role";
import { TimeZone } from "./time-zone";

/** Languages of the dashboard and of mails. */
export const Locale = z.enum(["en", "id", "pt-BR"]).meta({ id: "Locale" });
export type Locale = z.output<typeof Locale>;

/** Where a tenant's objects live: https://developers.cloudflare.com/durable-objects/reference/data-location/ */
export const Region = z.enum(["wnam", "enam", "sam", "weur", "eeur", "apac", "oc", "afr", "me"]).meta({ id: "Region" });
export type Region = z.output<typeof Region>;

/** The form in which addresses are kept and compared. */
export const Email = z
  .email("This is not an e-mail address.")
  .max(254)
  .transform((email) => email.toLowerCase());

export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

export const Password = z
  .string()
  .min(PASSWORD_LENGTH.min, `A password has at least ${PASSWORD_LENGTH.min} characters.`)
  .max(PASSWORD_LENGTH.max, `A password has at most ${PASSWORD_LENGTH.max} characters.`);

const Name = z
  .string()
  .trim()
  .min(1, "A name is needed.")
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "A name has no control characters.");

/** What a new tenant starts with. */
export const NewTenant = z
  .object({ name: Name, region: Region, timeZone: TimeZone, locale: Locale })
  .meta({ id: "NewTenant" });
export type NewTenant = z.output<typeof NewTenant>;

/** A tenant asked for at sign-up. Its id is fixed there, so that making it twice makes it once. */
export type WishedTenant = NewTenant & { id: string };

/** POST /auth/sign-up/email: with a tenant of one's own, or to join the one that sent the invitation. */
export const SignUp = z
  .object({
    name: Name,
    email: Email,
    password: Password,
    /** The language of mails; the tenant's where it is not said. */
    locale: Locale.optional(),
    tenant: NewTenant.optional(),
    /** The token of an invitation. */
    invitation: z.string().min(1).max(100).optional(),
  })
  .refine(({ tenant, invitation }) => (tenant === undefined) !== (invitation === undefined), {
    path: ["tenant"],
    message: "Name a tenant, or send an invitation.",
  });
export type SignUp = z.output<typeof SignUp>;

/** The signed-in person. */
export const Me = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    locale: Locale,
    isOperator: z.boolean(),
    /** Whether sign-in asks for a code as well. */
    hasSecondFactor: z.boolean(),
    /** False for somebody who only ever signed in with Google or GitHub. */
    hasPassword: z.boolean(),
    tenants: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        slug: z.string(),
        timeZone: z.string(),
        locale: z.string(),
        status: z.string(),
        role: Role,
      }),
    ),
    /** Tenants of others that this operator acts in just now, as an admin would. */
    impersonations: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        slug: z.string(),
        timeZone: z.string(),
        locale: z.string(),
        status: z.string(),
        reason: z.string(),
        endsAt: z.iso.datetime(),
      }),
    ),
    /** What the sign-up form asked for, while it has not been made: offer to try again. */
    wishedTenant: NewTenant.nullable(),
    /** Invitations to this person's address that wait for an answer. */
    invitations: z.array(z.object({ id: z.string(), tenantName: z.string(), role: Role, expiresAt: z.iso.datetime() })),
  })
  .meta({ id: "Me" });
export type Me = z.output<typeof Me>;

export const UpdateMe = z.object({ name: Name, locale: Locale }).partial().meta({ id: "UpdateMe" });
export type UpdateMe = z.output<typeof UpdateMe>;

export const ChangePassword = z
  .object({ currentPassword: z.string().min(1).max(PASSWORD_LENGTH.max), newPassword: Password })
  .meta({ id: "ChangePassword" });

/** One place where the person is signed in. */
export const Session = z
  .object({
    id: z.string(),
    /** The one that asks. */
    isCurrent: z.boolean(),
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "Session" });
export type Session = z.output<typeof Session>;

/** What the holder of an invitation's token may know before signing in. */
export const InvitationPreview = z
  .object({ tenantName: z.string(), email: z.string(), role: Role })
  .meta({ id: "InvitationPreview" });
export type InvitationPreview = z.output<typeof InvitationPreview>;

export const InvitationToken = z.object({ token: z.string().min(1).max(100) });

/** An invitation by the token in its mail, or by its id where `Me` lists it. */
export const InvitationRef = z
  .object({ token: z.string().min(1).max(100).optional(), id: z.uuid().optional() })
  .refine(({ token, id }) => (token === undefined) !== (id === undefined), { message: "Send a token or an id." })
  .meta({ id: "InvitationRef" });
export type InvitationRef = z.output<typeof InvitationRef>;
