import * as z from "zod";
import { uuidv7 } from "../../lib/ids";
import { config } from "../env";

const Refusal = z.looseObject({ code: z.string().default("REFUSED"), message: z.string().default("") });

/**
 * Better Auth's answer as the rest of our API writes it: refusals as `application/problem+json`, and no session token
 * in a body, where a page's script could read what its cookie hides.
 */
export async function cleanAnswer(answer: Response): Promise<Response> {
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  const isJson = text !== "" && headers.get("content-type")?.startsWith("application/json");
  // Redirects, and nothing else, have no body of their own.
  if (!isJson && answer.status < 400)
    return new Response(null, { status: answer.status, headers: stayingHere(headers) });
  const body: unknown = isJson ? JSON.parse(text) : {};
  if (answer.status < 400) return Response.json(withoutToken(body), { status: answer.status, headers });
  headers.set("content-type", "application/problem+json");
  return Response.json(problem(answer.status, body), { status: answer.status, headers });
}

/** The library lets paths pass that begin another host once their dots are taken out: `/x/..//evil.example`. */
function stayingHere(headers: Headers): Headers {
  const location = headers.get("location");
  if (location === null) return headers;
  const origin = URL.parse(location, config.dashboardUrl)?.origin;
  if (origin !== config.dashboardUrl) headers.set("location", "/");
  return headers;
}

function problem(status: number, body: unknown) {
  const refusal = Refusal.safeParse(body);
  const { code, message } = refusal.success ? refusal.data : { code: "REFUSED", message: "" };
  const name = code.toLowerCase();
  const isAccident = status >= 500;
  return {
    type: `/problems/${name}`,
    title: name.replaceAll("_", " "),
    status,
    detail: isAccident ? "Something went wrong on our side." : message,
    code: isAccident ? "internal" : name,
    requestId: uuidv7(),
  };
}

function withoutToken(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const { token: _, ...rest } = body as Record<string, unknown>;
  const { session } = rest;
  return typeof session === "object" && session !== null ? { ...rest, session: withoutToken(session) } : rest;
}
