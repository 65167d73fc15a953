import { type AuditEntry, AuditPage, AuditQuery } from "../../lib/contract/audit";
import { listAudit, readAudit } from "../services/audit/list-audit";
import { csvAnswer, Format, jsonOrCsv } from "./csv-answer";
import { defineRoute } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const list = defineRoute({
  method: "get",
  path: "/tenants/{tenantId}/audit",
  access: "developer",
  tags: ["Audit log"],
  summary: "List who changed what",
  description: "Newest first. `format=csv` answers all of it as a file.",
  request: { params: TenantParams, query: AuditQuery.extend({ format: Format }) },
  responses: { 200: jsonOrCsv(AuditPage, "One page of entries, or a file.") },
});

export const audit = newApi().openapi(list, async (c) => {
  const { format, ...query } = c.req.valid("query");
  if (format === "json") return c.json(await listAudit(c.var, query), 200);
  return csvAnswer<AuditEntry>({
    name: "audit",
    columns: ["time", "actor", "who", "action", "target", "before", "after", "address"],
    cells: ({ at, actor, actorLabel, action, target, before, after, ip }) => [
      at,
      actor,
      actorLabel,
      action,
      target,
      before && JSON.stringify(before),
      after && JSON.stringify(after),
      ip,
    ],
    read: (last, limit) => readAudit(c.var, { ...query, cursor: last?.id ?? query.cursor, limit }),
  });
});
