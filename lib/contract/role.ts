import * as z from "zod";

/** What a person may do in a tenant; each role may do all that the ones before it may. */
export const Role = z.enum(["viewer", "developer", "admin", "owner"]).meta({ id: "Role" });
export type Role = z.output<typeof Role>;

const RANK: Readonly<Record<Role, number>> = { viewer: 0, developer: 1, admin: 2, owner: 3 };

export const isAtLeast = (role: Role, least: Role): boolean => RANK[role] >= RANK[least];
