import { useTranslation } from "react-i18next";
import type { DeliveryDetail } from "../../../lib/contract/endpoint";
import { useFormat } from "../../lib/use-format";
import { Card } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { Section } from "../ui/section";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { prettyJson } from "./pretty-json";

type Attempt = DeliveryDetail["attempts"][number];

/** Every attempt with what was sent and what came back, the first one first. */
export function DeliveryAttempts({ attempts }: { attempts: readonly Attempt[] }) {
  const { t } = useTranslation("webhooks");
  return (
    <Section title={t("delivery.attempts")}>
      {attempts.length === 0 && <p className="text-muted">{t("delivery.none")}</p>}
      <ol className="grid gap-3">
        {attempts.map((attempt, index) => (
          <li key={attempt.at}>
            <AttemptCard attempt={attempt} number={index + 1} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function AttemptCard({ attempt, number }: { attempt: Attempt; number: number }) {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  const { status, ms, error, answer, requestHeaders, at } = attempt;
  const isGood = status !== null && status >= 200 && status < 300;
  const headers = Object.entries(requestHeaders).map(([name, value]) => `${name}: ${value}`);
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium">{t("delivery.attempt", { number })}</h3>
        <Status tone={isGood ? "good" : "bad"}>{status ?? t("deliveries.noAnswer")}</Status>
        <span className="text-sm text-muted">
          <Time at={at} style="exact" /> · {t("delivery.ms", { ms: format.number(Math.round(ms)) })}
        </span>
      </div>
      {error && <p className="text-bad">{error}</p>}
      <div className="grid min-w-0 gap-3 lg:grid-cols-2">
        <CodeBlock title={t("delivery.headers")} code={headers.join("\n")} className="min-w-0" />
        <CodeBlock
          title={t("test.answer")}
          code={answer === "" ? t("test.empty") : prettyJson(answer)}
          className="min-w-0"
        />
      </div>
    </Card>
  );
}
