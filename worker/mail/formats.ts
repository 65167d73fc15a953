import { type Currency, type Minor, toDecimal } from "../../lib/billing/money";
import type { Locale } from "../../lib/contract/account";

/** `Rp 149.000`, `R$ 49,00`, `$12.00`: rupiah without sen. */
export function formatMoney(locale: Locale, { total, currency }: { total: Minor; currency: Currency }): string {
  const digits = currency === "IDR" ? 0 : 2;
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(Number(toDecimal(total, currency)));
}

export const formatDate = (locale: Locale, iso: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));

export const formatCount = (locale: Locale, count: number): string => new Intl.NumberFormat(locale).format(count);
