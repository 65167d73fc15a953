import { toDecimal } from "../../../lib/billing/money";
import { type ApiClient, attempt } from "../api.server";

/** The bill of this period as it stands, in units of its currency. Null for who may not see it, or while it cannot be told. */
export async function billSoFar(api: ApiClient, tenantId: string) {
  const result = await attempt(api.tenants[":tenantId"].billing.$get({ param: { tenantId } }));
  if (!result.ok) return null;
  const { total, projected, currency } = result.data;
  return { amount: Number(toDecimal(total, currency)), projected: Number(toDecimal(projected, currency)), currency };
}
