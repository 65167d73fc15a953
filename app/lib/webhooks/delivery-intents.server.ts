import { redirect } from "@remix-run/cloudflare";
import * as z from "zod";
import { DeliveryId, TestEndpoint } from "../../../lib/contract/endpoint";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { redirectWithProblem } from "../problem-toast.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { endpointApi } from "./endpoint-api.server";

/** A made-up event, and what came back, whatever that is. */
export async function sendTestEvent(intent: TenantIntent) {
  const form = await readForm(intent.request, TestEndpoint);
  if (!form.ok) return form.answer;
  const { routes, param } = endpointApi(intent);
  const result = await attempt(routes.test.$post({ param, json: form.value }));
  return result.ok ? { test: result.data } : form.refuse(result.problem);
}

const Resend = z.object({ deliveryId: DeliveryId });

export async function resendDelivery(intent: TenantIntent) {
  const form = await readForm(intent.request, Resend);
  if (!form.ok) return form.answer;
  const { deliveryId } = form.value;
  const { routes, param, home } = endpointApi(intent);
  const here = `${home}/deliveries/${deliveryId}`;
  const sent = routes.deliveries[":deliveryId"].resend.$post({ param: { ...param, deliveryId } });
  const result = await attempt(sent);
  if (!result.ok) return redirectWithProblem(intent.request, here, result.problem);
  return redirectWithToast(here, { tone: "good", title: translator(intent.request)("webhooks:delivery.resent") });
}

const HOUR_MS = 3_600_000;
const ResendFailed = z.object({ hours: z.coerce.number().int().min(1).max(168) });

/** All that failed in the last hours. The endpoint's page shows how far it has come. */
export async function resendFailed(intent: TenantIntent) {
  const form = await readForm(intent.request, ResendFailed);
  if (!form.ok) return form.answer;
  const since = new Date(Date.now() - form.value.hours * HOUR_MS).toISOString();
  const { routes, param, home } = endpointApi(intent);
  const result = await attempt(routes.deliveries["resend-failed"].$post({ param, json: { since } }));
  if (!result.ok) return form.refuse(result.problem);
  if (result.data.total > 0) return redirect(home);
  const title = translator(intent.request)("webhooks:resend.nothing");
  return redirectWithToast(home, { tone: "good", title });
}
