import clsx from "clsx";
import Check from "lucide-react/icons/check";
import { useTranslation } from "react-i18next";
import type { BillingAnswer, PlanOffer } from "../../../lib/contract/billing";
import { useFormat } from "../../lib/use-format";
import { Button, ButtonLink } from "../ui/button";
import { Status } from "../ui/status";
import { planFacts } from "./plan-facts";

interface Props {
  offers: readonly PlanOffer[];
  billing: BillingAnswer;
  currency: "IDR" | "BRL" | "USD";
  mayChange: boolean;
}

/** The plans side by side: what each allows and what it costs. */
export function PlanCards({ offers, billing, currency, mayChange }: Props) {
  const sold = offers.filter(({ prices }) => prices[currency]);
  const sorted = sold.toSorted((a, b) => (a.prices[currency]?.amount ?? 0) - (b.prices[currency]?.amount ?? 0));
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      {sorted.map((offer) => (
        <PlanCard key={offer.id} offer={offer} billing={billing} currency={currency} mayChange={mayChange} />
      ))}
    </ul>
  );
}

function PlanCard({ offer, billing, currency, mayChange }: Omit<Props, "offers"> & { offer: PlanOffer }) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  const price = offer.prices[currency];
  const isCurrent = offer.id === billing.planId;
  const overage = price?.overagePerThousand.message_send;
  const included = price?.included.message_send;
  return (
    <li
      className={clsx(
        "flex flex-col gap-4 rounded-xl border bg-surface p-4 shadow-card sm:p-5",
        isCurrent ? "border-accent" : "border-line",
      )}
    >
      <div className="grid gap-1">
        <div className="flex min-h-6 items-center justify-between gap-2">
          <h2 className="text-lg font-semibold">{offer.definition.name}</h2>
          {isCurrent && <Status tone="good">{t("change.current")}</Status>}
        </div>
        <p>
          <span className="text-xl font-semibold tracking-tight" suppressHydrationWarning>
            {format.minor(price?.amount ?? 0, currency)}
          </span>{" "}
          <span className="text-sm text-muted">{t("change.perMonth")}</span>
        </p>
      </div>
      <ul className="grid flex-1 content-start gap-1.5">
        {planFacts(offer.definition, { t, format }).map((fact) => (
          <li key={fact} className="flex items-start gap-2">
            <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" />
            {fact}
          </li>
        ))}
      </ul>
      {overage !== undefined && included !== undefined && (
        <p className="text-sm text-muted">
          {t("change.overage", { included: format.number(included), price: format.minor(overage, currency) })}
        </p>
      )}
      <Choose offer={offer} {...{ isCurrent, currency, mayChange }} isNext={offer.id === billing.nextPlanId} />
    </li>
  );
}

interface ChooseProps {
  offer: PlanOffer;
  isCurrent: boolean;
  isNext: boolean;
  currency: string;
  mayChange: boolean;
}

function Choose({ offer, isCurrent, isNext, currency, mayChange }: ChooseProps) {
  const { t } = useTranslation(["billing", "common"]);
  if (isNext) return <p className="text-sm text-muted">{t("change.waits")}</p>;
  if (isCurrent) return null;
  const words = t("change.choose", { plan: offer.definition.name });
  if (!mayChange) return <Button disabledReason={t("common:problems.forbidden")}>{words}</Button>;
  return (
    <ButtonLink to={`?${new URLSearchParams({ to: offer.id, currency })}`} preventScrollReset>
      {words}
    </ButtonLink>
  );
}
