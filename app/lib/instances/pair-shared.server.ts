import { redirect } from "@remix-run/cloudflare";
import * as z from "zod";
import { RequestPairingCode } from "../../../lib/contract/instance";
import { type ApiClient, attempt } from "../api.server";
import { readForm } from "../form.server";
import { troubleWith } from "./intents.server";
import { withPhoneErrors } from "./phone-errors.server";

const Intent = z.enum(["connect", "pairing-code"]);

/** Whoever has the link starts pairing: by a code to scan, or with a number by one to type. */
export async function pairShared(request: Request, api: ApiClient, token: string) {
  const intent = Intent.parse((await request.clone().formData()).get("intent"));
  const route = api.share[":token"];
  if (intent === "connect") {
    const result = await attempt(route.$post({ param: { token }, json: {} }));
    return result.ok ? redirect(`/share/${token}?way=qr`) : troubleWith(request, result.problem);
  }
  const form = await readForm(request, RequestPairingCode);
  if (!form.ok) return form.answer;
  const result = await attempt(route.$post({ param: { token }, json: form.value }));
  return result.ok ? redirect(`/share/${token}?way=code`) : form.refuse(withPhoneErrors(request, result.problem));
}
