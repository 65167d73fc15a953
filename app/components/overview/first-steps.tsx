import { Form, Link } from "@remix-run/react";
import clsx from "clsx";
import ArrowRight from "lucide-react/icons/arrow-right";
import Check from "lucide-react/icons/check";
import { useTranslation } from "react-i18next";
import type { FirstSteps as Done } from "../../../lib/contract/overview";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Section } from "../ui/section";

interface Props {
  /** From what there is, not from what was clicked. */
  done: Done;
  /** False once the person has put them away. */
  shown: boolean;
  /** Without a number, connecting begins with making one. */
  hasInstances: boolean;
}

/** What a newcomer does first, in order. The next step is the one that stands out. */
export function FirstSteps({ done, shown, hasInstances }: Props) {
  const { t } = useTranslation("overview");
  const steps = [
    { name: "connect", to: hasInstances ? "/instances" : "/instances?new=1" },
    { name: "send", to: "/instances" },
    { name: "key", to: "/keys" },
    { name: "webhook", to: "/webhooks" },
  ] as const;
  const next = steps.find(({ name }) => !done[name])?.name;
  if (!shown) return next ? <Choice steps="show">{t("steps.show")}</Choice> : null;
  const count = steps.filter(({ name }) => done[name]).length;
  return (
    <Section
      title={t("steps.title")}
      description={t("steps.progress", { done: count, total: steps.length })}
      actions={<Choice steps="hide">{t("steps.hide")}</Choice>}
    >
      <Card flush>
        <ol className="divide-y divide-line">
          {steps.map(({ name, to }, index) => (
            <li key={name}>
              <Link
                to={to}
                className={clsx(
                  "flex items-center gap-3.5 px-4 py-3 -outline-offset-2 hover:bg-canvas",
                  name === next && "bg-accent-soft",
                )}
              >
                <Tick isDone={done[name]} number={index + 1} />
                <span className="grid min-w-0 flex-1">
                  <span className={clsx("font-medium", done[name] && "text-muted line-through")}>
                    {t(`steps.${name}.title`)}
                    {done[name] && <span className="sr-only"> ({t("steps.done")})</span>}
                  </span>
                  <span className="text-muted">{t(`steps.${name}.why`)}</span>
                </span>
                <ArrowRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
              </Link>
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}

function Choice({ steps, children }: { steps: "hide" | "show"; children: string }) {
  return (
    <Form method="post" action="/?index" preventScrollReset className="justify-self-end">
      <Button type="submit" size="sm" variant="quiet" name="steps" value={steps}>
        {children}
      </Button>
    </Form>
  );
}

function Tick({ isDone, number }: { isDone: boolean; number: number }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "grid size-7 shrink-0 place-items-center rounded-full border text-sm font-semibold",
        isDone ? "border-good bg-good-soft text-good" : "border-line-strong text-muted",
      )}
    >
      {isDone ? <Check className="size-4" /> : number}
    </span>
  );
}
