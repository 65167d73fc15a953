import { redirect } from "@remix-run/cloudflare";
import * as z from "zod";
import { readCookie } from "./preferences.server";
import type { ToastData } from "./toast";

const NAME = "flash";

const Flash = z.object({
  id: z.string(),
  tone: z.enum(["good", "bad"]),
  title: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
});

/** What the last action left for the next page. Reading it does not remove it: answer with `clearFlash` as well. */
export function readFlash(request: Request): ToastData | undefined {
  const text = readCookie(request, NAME);
  if (!text) return undefined;
  const parsed = Flash.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const clearFlash = `${NAME}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly`;

export function writeFlash(toast: Omit<ToastData, "id">): string {
  const value = JSON.stringify({ id: crypto.randomUUID(), ...toast });
  return `${NAME}=${encodeURIComponent(value)}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly`;
}

/** The usual end of an action: go on, and say on the next page that it worked. */
export function redirectWithToast(to: string, toast: Omit<ToastData, "id">, headers = new Headers()): Response {
  headers.append("set-cookie", writeFlash(toast));
  return redirect(to, { headers });
}
