import type { ZodError } from "zod";

/** What is wrong, by the path of the field: `tenant.timeZone` → messages. */
export function fieldErrors({ issues }: Pick<ZodError, "issues">): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of issues) {
    const field = path.join(".");
    fields[field] = [...(fields[field] ?? []), message];
  }
  return fields;
}
