import { Problem } from "../../lib/problem";
import type { Route } from "./routes/route";

/** Rows whose recipient is not `number`: a reaction answers a message, a status goes to those who look. */
const WITHOUT_NUMBER: ReadonlySet<string> = new Set([
  "/message/sendReaction/:instanceName",
  "/message/sendStatus/:instanceName",
]);

/** Who a send is for, from its inspected body. Throws Evolution's own refusal where nobody is named. */
export async function readRecipient(
  { path }: Route,
  { bytes, contentType }: { bytes: Uint8Array<ArrayBuffer>; contentType: string },
): Promise<{ to: string | null }> {
  if (WITHOUT_NUMBER.has(path)) return { to: null };
  const number = contentType.startsWith("multipart/")
    ? (await new Response(bytes, { headers: { "content-type": contentType } }).formData()).get("number")
    : readNumber(bytes);
  if (typeof number === "string" && number.trim() !== "") return { to: number };
  throw new Problem("invalid_request", "The message needs a number.", {
    evolutionMessage: [['instance requires property "number"']],
  });
}

function readNumber(bytes: Uint8Array): unknown {
  const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return typeof body === "object" && body !== null && "number" in body ? body.number : undefined;
}
