import { useTranslation } from "react-i18next";
import type { Pix } from "../../lib/billing/pix";
import { useFormat } from "../../lib/use-format";
import { buttonClass } from "../ui/button";
import { CodeBlock } from "../ui/code-block";
import { providerName } from "./provider-name";

/** A Pix code to scan or to copy. The page around it notices the payment by itself. */
export function PixPayment({ pix: { code, image, url, provider, expiresAt } }: { pix: Pix }) {
  const { t } = useTranslation("billing");
  const format = useFormat();
  return (
    <div className="grid items-start gap-5 sm:grid-cols-[auto_minmax(0,1fr)]">
      {/* White in the dark too: cameras want it so. */}
      <img
        src={image}
        alt={t("pay.pixQr")}
        width={208}
        height={208}
        className="size-52 justify-self-center rounded-lg bg-white p-1 [image-rendering:pixelated]"
      />
      <div className="grid min-w-0 gap-3">
        <p>{t("pay.pixLead")}</p>
        <CodeBlock title={t("pay.pixCode")} code={code} />
        {expiresAt && (
          <p className="text-sm text-muted" suppressHydrationWarning>
            {t("pay.expires", { time: format.date(expiresAt) })}
          </p>
        )}
        <a href={url} rel="noreferrer" className={buttonClass({ variant: "secondary" }, "justify-self-start")}>
          {t("pay.pixPage", { provider: providerName(provider) })}
        </a>
      </div>
    </div>
  );
}
