import { createRoute, type RouteConfig } from "@hono/zod-openapi";
import * as z from "zod";
import { type Access, authorize } from "../middleware/authorize";
import { inspectBody } from "../middleware/inspect-body";
import { refuseUnknown } from "../middleware/refuse-unknown";

type Definition<P extends string> = Omit<RouteConfig, "path" | "security" | "middleware"> & {
  path: P;
  /** Who may call it: at least this role in the tenant of its path, an operator, anybody who is signed in, or whoever has the token in it. */
  access: Access;
  /** A change that members of a suspended tenant may make all the same. Reads always may. */
  whileSuspended?: boolean;
};

/** RFC 9457, as `on-error.ts` writes it. */
const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional(),
  })
  .meta({ id: "Problem", description: "What is wrong, in words and as a code; `errors` names the fields." });

const PROBLEM = {
  description: "A problem: what is wrong, in words and as a code.",
  content: { "application/problem+json": { schema: ProblemBody } },
};

const SECURITY: Record<string, string[]>[] = [{ apiKey: [] }, { bearer: [] }, { session: [] }];

/** A route of the management API with its access. Handlers only return successes: problems are thrown. */
export function defineRoute<P extends string, D extends Definition<P>>(definition: D & Definition<P>) {
  const { access, whileSuspended, ...route } = definition;
  const responses = { ...route.responses, default: PROBLEM };
  const extension = { "x-zapin-access": access };
  const middleware = [authorize({ access, whileSuspended }), inspectBody, ...strictly(route)];
  const security = access === "token" ? [] : SECURITY;
  const made = createRoute({ ...route, ...extension, responses, middleware, security });
  // The common problem belongs in the document, not in the type of every answer.
  return made as unknown as Omit<D, "access" | "whileSuspended">;
}

/** A change knows all of its fields. What makes something new may say more than we know of. */
function strictly({ method, request }: Pick<RouteConfig, "method" | "request">) {
  const body = request?.body?.content["application/json"];
  const isChange = method === "patch" || method === "put";
  if (!isChange || !body || !("schema" in body) || !(body.schema instanceof z.ZodObject)) return [];
  return [refuseUnknown(Object.keys(body.schema.shape))];
}

/** A JSON body that a request must have. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  content: { "application/json": { schema } },
  required: true as const,
});

/** A JSON answer. */
export const jsonAnswer = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
