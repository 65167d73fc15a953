import { useTranslation } from "react-i18next";
import { valueText } from "./chart-tip";
import type { ChartData } from "./series";

/** The same figures as text: for screen readers, for copying, and where nothing can be hovered. Steps without any are left out. */
export function ChartTable({ data: { title, longLabels, series, stepLabel, formatValue } }: { data: ChartData }) {
  const { t } = useTranslation("analytics");
  const rows = longLabels
    .map((label, index) => ({ label, values: series.map(({ values }) => values[index]) }))
    .filter(({ values }) => values.some(Boolean));
  return (
    <details className="text-sm">
      <summary className="w-fit rounded-sm text-muted hover:text-ink">{t("table")}</summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a section would need a heading */}
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
        tabIndex={0}
        role="region"
        aria-label={title}
        className="mt-2 max-h-64 overflow-auto rounded-md border border-line"
      >
        <table className="w-full">
          <caption className="sr-only">{title}</caption>
          <thead className="bg-sunken text-muted">
            <tr>
              <th scope="col" className="px-3 py-1.5 text-left font-medium">
                {stepLabel}
              </th>
              {series.map(({ key, label }) => (
                <th key={key} scope="col" className="px-3 py-1.5 text-right font-medium">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map(({ label, values }) => (
              <tr key={label}>
                <th scope="row" className="px-3 py-1.5 text-left font-normal" suppressHydrationWarning>
                  {label}
                </th>
                {values.map((value, index) => (
                  <td key={series[index]?.key} className="px-3 py-1.5 text-right" suppressHydrationWarning>
                    {valueText(value, formatValue)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
