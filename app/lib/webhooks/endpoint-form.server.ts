import * as z from "zod";
import { CreateEndpoint, EventName } from "../../../lib/contract/endpoint";
import type { ProblemData } from "../problem";
import { translator } from "../translator.server";

/** The editor's fields but its headers, which are rows. */
export const EndpointForm = z.object({
  url: CreateEndpoint.shape.url,
  description: z.string().trim().max(200).default(""),
  events: z.array(EventName).min(1),
  instances: z.array(z.uuid()).default([]),
  byEvents: z.boolean().default(false),
  webhookBase64: z.boolean().default(false),
  concurrency: z.coerce.number().int().min(1).max(6),
});

/** Nothing chosen is all of them. */
export const chosenInstances = (ids: string[]) => (ids.length > 0 ? ids : null);

/** The rows of the editor. A row without a name is no header; one without a value keeps what it has. */
export async function readHeaders(request: Request): Promise<Record<string, string | null>> {
  const form = await request.clone().formData();
  const values = form.getAll("headerValue").map(String);
  const named = form.getAll("headerName").map((name, index): [string, string | null] => {
    return [String(name).trim(), values[index] || null];
  });
  return Object.fromEntries(named.filter(([name]) => name !== ""));
}

/** The worker's refusal at the fields of the editor, in the person's words where we have them. */
export function atEditorFields(request: Request, problem: ProblemData): ProblemData {
  if (problem.code === "version_mismatch") {
    return { ...problem, detail: translator(request)("webhooks:form.changedMeanwhile") };
  }
  const errors = Object.entries(problem.errors ?? {}).map(([field, messages]): [string, string[]] => {
    const [head = ""] = field.split(/[.[]/);
    return [head, messages];
  });
  return { ...problem, errors: Object.fromEntries(errors) };
}
