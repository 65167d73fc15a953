import * as z from "zod";
import { Page, PageQuery } from "./page";
import { Name, Search } from "./text";

export const UserRole = z.enum(["user", "operator"]);
export type UserRole = z.output<typeof UserRole>;

export const PutUser = z
  .object({
    email: z.email().max(254),
    password: z.string().min(12).max(128),
    name: Name,
    role: UserRole.default("user"),
    /** A tenant that they own from now on, beside whoever owns it already. */
    owns: z.uuid().optional(),
  })
  .meta({ id: "PutUser" });
export type PutUser = z.output<typeof PutUser>;

/** A person as operators see one. */
export const OperatorUser = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: UserRole,
    emailVerified: z.boolean(),
    hasSecondFactor: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "OperatorUser" });
export type OperatorUser = z.output<typeof OperatorUser>;

export const OperatorUserPage = Page(OperatorUser).meta({ id: "OperatorUserPage" });

export const OperatorUserQuery = PageQuery.extend({
  cursor: z.email().max(254).optional(),
  search: Search.optional(),
  role: UserRole.optional(),
});
export type OperatorUserQuery = z.output<typeof OperatorUserQuery>;
