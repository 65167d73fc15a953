import { Form } from "@remix-run/react";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import type { Pix } from "../../lib/billing/pix";
import { useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import { Button, buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { Section } from "../ui/section";
import { PixPayment } from "./pix-payment";
import { providerName } from "./provider-name";

interface Props {
  invoice: InvoiceAnswer;
  providers: readonly string[];
  /** A code that waits to be paid. */
  pix: Pix | null;
  /** Where a payment was begun and is not over. */
  begun: readonly { provider: string; url: string }[];
  answer: unknown;
  mayPay: boolean;
}

/** The ways to pay an open invoice; where there is none, what to do instead. */
export function PayInvoice({ invoice, providers, pix, begun, answer, mayPay }: Props) {
  const { t } = useTranslation(["billing", "common"]);
  const format = useFormat();
  const { form } = useAppForm<{ provider: string }>({ id: "pay", answer });
  const others = providers.filter((name) => !begun.some(({ provider }) => provider === name));
  const amount = format.minor(invoice.total, invoice.currency);
  return (
    <div className="print:hidden">
      <Section
        title={t("pay.title", { amount })}
        description={t("pay.due", { date: format.date(invoice.dueAt, "date") })}
      >
        <Card className="grid max-w-2xl gap-4">
          <FormError errors={form.errors} requestId={form.requestId} />
          {providers.length === 0 && <p>{t("pay.byTransfer", { number: invoice.number })}</p>}
          {pix && <PixPayment pix={pix} />}
          {begun
            .filter(({ provider }) => provider !== pix?.provider)
            .map((checkout) => (
              <Continue key={checkout.provider} checkout={checkout} />
            ))}
          {others.length > 0 && (
            <Form {...form.props} preventScrollReset className="flex flex-wrap gap-2">
              <input type="hidden" name="intent" value="pay" />
              {others.map((provider) => (
                <ProviderButton key={provider} provider={provider} mayPay={mayPay} />
              ))}
            </Form>
          )}
          {begun.length > 0 && (
            <p className="flex items-center gap-2 text-sm text-muted">
              <LoaderCircle aria-hidden="true" className="size-4 motion-safe:animate-spin" />
              {t("pay.waiting")}
            </p>
          )}
        </Card>
      </Section>
    </div>
  );
}

function ProviderButton({ provider, mayPay }: { provider: string; mayPay: boolean }) {
  const { t } = useTranslation(["billing", "common"]);
  const words = t("pay.with", { provider: providerName(provider) });
  if (!mayPay) return <Button disabledReason={t("common:problems.forbidden")}>{words}</Button>;
  return (
    <Button type="submit" name="provider" value={provider} variant="primary">
      {words}
    </Button>
  );
}

function Continue({ checkout: { url, provider } }: { checkout: Props["begun"][number] }) {
  const { t } = useTranslation("billing");
  return (
    <a href={url} rel="noreferrer" className={buttonClass({ variant: "primary" }, "justify-self-start")}>
      {t("pay.continue", { provider: providerName(provider) })}
    </a>
  );
}
