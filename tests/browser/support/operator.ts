import { inject } from "vitest";
import { until } from "../../support/until.ts";

interface Call {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: object;
}

/** What an operator may do to any tenant, without a screen: to set up what a test is about. */
export async function asOperator({ method, path, body }: Call): Promise<unknown> {
  const answer = await fetch(`${inject("gatewayUrl")}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${inject("operatorToken")}`, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** Looks until it is in the books, which are written seconds after what they are about. */
export function seenByOperator<T>(path: string, isThere: (answer: T) => boolean): Promise<T> {
  return until(async () => {
    const answer = (await asOperator({ method: "GET", path })) as T;
    return isThere(answer) && answer;
  });
}

/** New companies are on the free plan, which has room for little. */
export async function putOnBusinessPlan(tenantId: string, region = "apac"): Promise<void> {
  const company = {
    name: "Toko Uji",
    slug: `toko-${tenantId}`,
    region,
    timeZone: "Asia/Jakarta",
    locale: "en",
  };
  await asOperator({ method: "PUT", path: `/operator/tenants/${tenantId}`, body: { ...company, planId: "business" } });
}
