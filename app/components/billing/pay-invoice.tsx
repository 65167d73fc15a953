import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import { useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import { Button, buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { FormError } from "../ui/form-error";
import { Section } from "../ui/section";
import { providerName } from "./provider-name";

interface Checkout {
  url: string;
  pixCode?: string | undefined;
  provider: string;
}

interface Props {
  invoice: InvoiceAnswer;
  providers: readonly string[];
  answer: unknown;
  mayPay: boolean;
}

const checkoutOf = (answer: unknown): Checkout | undefined =>
  typeof answer === "object" && answer !== null && "checkout" in answer ? (answer.checkout as Checkout) : undefined;

/** The ways to pay an open invoice; where there is none, what to do instead. */
export function PayInvoice({ invoice, providers, answer, mayPay }: Props) {
  const { t } = useTranslation(["billing", "common"]);
  const format = useFormat();
  const { form } = useAppForm<{ provider: string }>({ id: "pay", answer });
  const checkout = checkoutOf(answer);
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
          {!checkout && providers.length > 0 && (
            <Form {...form.props} preventScrollReset className="flex flex-wrap gap-2">
              {providers.map((provider) => (
                <ProviderButton key={provider} provider={provider} mayPay={mayPay} />
              ))}
            </Form>
          )}
          {checkout && <Continue checkout={checkout} />}
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
    <>
      <input type="hidden" name="intent" value="pay" />
      <Button type="submit" name="provider" value={provider} variant="primary">
        {words}
      </Button>
    </>
  );
}

function Continue({ checkout: { url, pixCode, provider } }: { checkout: Checkout }) {
  const { t } = useTranslation("billing");
  return (
    <>
      {pixCode && (
        <>
          <p>{t("pay.pix")}</p>
          <CodeBlock title={t("pay.pixCode")} code={pixCode} />
        </>
      )}
      <a href={url} rel="noreferrer" className={buttonClass({ variant: "primary" }, "justify-self-start")}>
        {t("pay.continue", { provider: providerName(provider) })}
      </a>
      <p className="text-sm text-muted">{t("pay.after")}</p>
    </>
  );
}
