import { useTranslation } from "react-i18next";
import type { InvoiceAnswer } from "../../../lib/contract/billing";
import { InvoiceTable } from "../billing/invoice-table";
import { ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { Pagination } from "../ui/pagination";
import { Section } from "../ui/section";

interface Props {
  page: { items: readonly InvoiceAnswer[]; nextCursor: string | null };
}

export function TenantInvoices({ page }: Props) {
  const { t } = useTranslation(["operator", "billing"]);
  return (
    <Section title={t("billing:tabs.invoices")}>
      {page.items.length > 0 ? (
        <InvoiceTable
          invoices={page.items}
          more={[
            {
              key: "close",
              header: t("actions"),
              cell: ({ id, state }) => (
                <>
                  {["open", "uncollectible"].includes(state) && (
                    <ButtonLink size="sm" to={`?invoice=${id}`} preventScrollReset>
                      {t("invoice.close")}
                    </ButtonLink>
                  )}
                  {state === "paid" && (
                    <ButtonLink size="sm" to={`?refund=${id}`} preventScrollReset>
                      {t("billing:refund.button")}
                    </ButtonLink>
                  )}
                </>
              ),
              align: "right",
            },
          ]}
        />
      ) : (
        <Card>{t("invoice.none")}</Card>
      )}
      <Pagination nextCursor={page.nextCursor} />
    </Section>
  );
}
