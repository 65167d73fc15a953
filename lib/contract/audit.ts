import * as z from "zod";
import { Moment } from "./moment";
import { IdPageQuery, Page } from "./page";
import { Search } from "./text";

/** One change, and who made it. */
export const AuditEntry = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    actor: z.string().meta({ description: "`user:<id>`, `key:<id>`, `operator:<id>` or `system`." }),
    actorLabel: z.string().nullable().meta({ description: "The same for people to read." }),
    action: z.string().meta({ description: "Noun and verb, such as `key.revoke`." }),
    target: z.string(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    ip: z.string().nullable(),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.output<typeof AuditEntry>;

export const AuditPage = Page(AuditEntry).meta({ id: "AuditPage" });

export const AuditQuery = IdPageQuery.extend({
  actor: Search.optional().meta({ description: "As in the entries: `user:<id>`." }),
  action: Search.optional().meta({ description: "A whole action, or its noun: `key` finds all changes of keys." }),
  from: Moment.optional(),
  until: Moment.optional(),
});
export type AuditQuery = z.output<typeof AuditQuery>;
