import { data } from "@remix-run/cloudflare";
import { renderSVG } from "uqr";
import * as z from "zod";
import { askAuth } from "../auth.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { translator } from "../translator.server";
import type { Intent } from "./intent";

/** What the person needs to finish: shown once, kept nowhere. */
export interface Enrolment {
  qr: string;
  key: string;
  uri: string;
  backupCodes: string[];
}

const WithPassword = z.object({ password: z.string().min(1) });

export async function startSecondFactor({ request, context }: Intent) {
  const form = await readForm(request, WithPassword);
  if (!form.ok) return form.answer;
  const call = { path: "/auth/two-factor/enable", body: form.value } as const;
  const result = await askAuth<{ totpURI: string; backupCodes: string[] }>(request, context, call);
  if (!result.ok) return form.refuse({ ...result.problem, ...wrongPassword(request, result.problem.status) });
  const { totpURI, backupCodes } = result.data;
  return data({ enrolment: enrolmentOf(totpURI, backupCodes) }, { headers: result.cookies });
}

function enrolmentOf(uri: string, backupCodes: string[]): Enrolment {
  const key = new URL(uri).searchParams.get("secret") ?? "";
  return { qr: renderSVG(uri, { border: 2 }), key, uri, backupCodes };
}

const Confirmation = z.object({
  code: z.string().trim().min(6),
  /** The key again: a wrong code must not lose what was scanned. */
  uri: z.string().startsWith("otpauth://totp/"),
  backupCodes: z.string().transform((text) => text.split(" ")),
});

/** The first right code switches it on. */
export async function confirmSecondFactor({ request, context }: Intent) {
  const form = await readForm(request, Confirmation);
  if (!form.ok) return form.answer;
  const { uri, backupCodes } = form.value;
  const code = form.value.code.replaceAll(" ", "");
  const result = await askAuth(request, context, { path: "/auth/two-factor/verify-totp", body: { code } });
  if (result.ok) return data({ backupCodes }, { headers: result.cookies });
  const isLimited = result.problem.status === 429;
  const error = translator(request)(isLimited ? "common:problems.burst_exceeded" : "settings:secondFactor.wrong");
  return data({ enrolment: enrolmentOf(uri, backupCodes), error }, { status: 400 });
}

export async function stopSecondFactor({ request, context }: Intent) {
  const form = await readForm(request, WithPassword);
  if (!form.ok) return form.answer;
  const result = await askAuth(request, context, { path: "/auth/two-factor/disable", body: form.value });
  if (!result.ok) return form.refuse({ ...result.problem, ...wrongPassword(request, result.problem.status) });
  const toast = { tone: "good", title: translator(request)("settings:secondFactor.stopped") } as const;
  return redirectWithToast("/settings/security", toast, result.cookies);
}

function wrongPassword(request: Request, status: number) {
  if (status !== 400 && status !== 401) return {};
  return { errors: { password: [translator(request)("settings:secondFactor.wrongPassword")] } };
}
