import * as z from "zod";

/** Currencies that plans have prices in. */
export const Currency = z.enum(["IDR", "BRL", "USD"]).meta({ id: "Currency" });
export type Currency = z.output<typeof Currency>;

/** Digits after the decimal sign. Rupiah has sen on paper only: nobody can pay one. */
const MINOR_DIGITS: Readonly<Record<Currency, number>> = { IDR: 0, BRL: 2, USD: 2 };

/** An amount in minor units: rupiah, centavos, cents. Always a whole number. */
export type Minor = number;

export interface Fraction {
  numerator: number;
  denominator: number;
}

/**
 * `amount × numerator ÷ denominator`, rounded half away from zero: the one place where money is rounded. In BigInt,
 * since units × price may pass 2⁵³ on the way.
 */
export function scale(amount: Minor, { numerator, denominator }: Fraction): Minor {
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const magnitude = product < 0n ? -product : product;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return Number(product < 0n ? -rounded : rounded);
}

/** `1234` US cents → `"12.34"`; `1234` rupiah → `"1234"`. For machines; people get `Intl.NumberFormat`. */
export function toDecimal(amount: Minor, currency: Currency): string {
  const digits = MINOR_DIGITS[currency];
  const sign = amount < 0 ? "-" : "";
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The reverse, from what a payment service writes. Undefined for what is no such amount, or finer than the currency. */
export function fromDecimal(text: string, currency: Currency): Minor | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = "", decimals = ""] = match;
  const digits = MINOR_DIGITS[currency];
  if (/[1-9]/.test(decimals.slice(digits))) return undefined;
  const amount = Number(whole + decimals.slice(0, digits).padEnd(digits, "0"));
  return sign ? -amount : amount;
}
