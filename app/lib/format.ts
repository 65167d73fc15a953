type Moment = Date | string | number;

const DATE_STYLES = {
  date: { dateStyle: "medium" },
  time: { timeStyle: "medium" },
  dateTime: { dateStyle: "medium", timeStyle: "short" },
  hour: { hour: "numeric", minute: "2-digit" },
  day: { day: "numeric", month: "short" },
  month: { month: "long", year: "numeric" },
  exact: { dateStyle: "medium", timeStyle: "long" },
} as const;
export type DateStyle = keyof typeof DATE_STYLES;

const UNITS = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 30],
  ["month", 12],
  ["year", Number.POSITIVE_INFINITY],
] as const;

/** Whole amounts only: nobody counts the rupiah's hundredths. */
const WITHOUT_DECIMALS = new Set(["IDR"]);

/** Everything that depends on language and time zone, by `Intl` alone. */
export function makeFormat(locale: string, timeZone: string) {
  const number = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const currencyFormat = (currency: string) => {
    const digits = WITHOUT_DECIMALS.has(currency) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
    return new Intl.NumberFormat(locale, { style: "currency", currency, ...digits });
  };
  return {
    number: (value: number) => number.format(value),
    compact: (value: number) => compact.format(value),
    /** 0.8 is 80 %. Rounded down: 99.9 % is not all. */
    percent: (share: number) => percent.format(Math.floor(share * 100) / 100),
    /** In units of the currency, not in its hundredths. */
    money: (amount: number, currency: string) => currencyFormat(currency).format(amount),
    /** In hundredths of the currency where it has some, as the API counts: 4900 is R$ 49,00 and Rp 4.900. */
    minor: (amount: number, currency: string) => {
      const format = currencyFormat(currency);
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
    },
    date: (moment: Moment, style: DateStyle = "dateTime") =>
      new Intl.DateTimeFormat(locale, { ...DATE_STYLES[style], timeZone }).format(new Date(moment)),
    /** "3 min. ago". What has happened is never ahead of us, though our clock may be behind. */
    ago: (moment: Moment, now: number) => {
      let value = Math.min(0, new Date(moment).getTime() - now) / 1000;
      for (const [unit, size] of UNITS) {
        if (Math.abs(value) < size) return relative.format(Math.round(value), unit);
        value /= size;
      }
      return "";
    },
  };
}
