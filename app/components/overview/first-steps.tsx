import { Link } from "@remix-run/react";
import clsx from "clsx";
import ArrowRight from "lucide-react/icons/arrow-right";
import Check from "lucide-react/icons/check";
import { useTranslation } from "react-i18next";
import { Card } from "../ui/card";
import { Section } from "../ui/section";

const STEPS = [
  { name: "connect", to: "/instances" },
  { name: "send", to: "/instances" },
  { name: "key", to: "/keys" },
  { name: "webhook", to: "/webhooks" },
] as const;

export type FirstStep = (typeof STEPS)[number]["name"];

interface Props {
  done: readonly FirstStep[];
}

/** What a newcomer does first, in order. The next step is the one that stands out. */
export function FirstSteps({ done }: Props) {
  const { t } = useTranslation("overview");
  const next = STEPS.find(({ name }) => !done.includes(name))?.name;
  return (
    <Section title={t("steps.title")} description={t("steps.progress", { done: done.length, total: STEPS.length })}>
      <Card flush>
        <ol className="divide-y divide-line">
          {STEPS.map(({ name, to }, index) => {
            const isDone = done.includes(name);
            return (
              <li key={name}>
                <Link
                  to={to}
                  className={clsx(
                    "flex items-center gap-3.5 px-4 py-3 -outline-offset-2 hover:bg-canvas",
                    name === next && "bg-accent-soft",
                  )}
                >
                  <span
                    aria-hidden="true"
                    className={clsx(
                      "grid size-7 shrink-0 place-items-center rounded-full border text-sm font-semibold",
                      isDone ? "border-good bg-good-soft text-good" : "border-line-strong text-muted",
                    )}
                  >
                    {isDone ? <Check className="size-4" /> : index + 1}
                  </span>
                  <span className="grid min-w-0 flex-1">
                    <span className={clsx("font-medium", isDone && "text-muted line-through")}>
                      {t(`steps.${name}.title`)}
                      {isDone && <span className="sr-only"> ({t("steps.done")})</span>}
                    </span>
                    <span className="text-muted">{t(`steps.${name}.why`)}</span>
                  </span>
                  <ArrowRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
                </Link>
              </li>
            );
          })}
        </ol>
      </Card>
    </Section>
  );
}
