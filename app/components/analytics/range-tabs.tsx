import { Link } from "@remix-run/react";
import clsx from "clsx";
import { useTranslation } from "react-i18next";

const RANGES = ["24h", "7d", "30d"] as const;

/** How far back one looks; it is in the address. */
export function RangeTabs({ range }: { range: (typeof RANGES)[number] }) {
  const { t } = useTranslation("analytics");
  return (
    <nav aria-label={t("range")} className="flex w-fit gap-1 rounded-lg border border-line bg-surface p-1">
      {RANGES.map((name) => (
        <Link
          key={name}
          to={`?range=${name}`}
          preventScrollReset
          aria-current={name === range ? "page" : undefined}
          className={clsx(
            "rounded-md px-3 py-1.5 font-medium",
            name === range ? "bg-accent text-accent-ink" : "text-muted hover:text-ink",
          )}
        >
          {t(`ranges.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
