import CheckCheck from "lucide-react/icons/check-check";
import { useTranslation } from "react-i18next";

const REQUEST = `POST /v1/message/sendText/toko
{
  "number": "6281234567890",
  "text": "Pesanan #1042 dikirim"
}`;

/** What it is about, without a word: a call becomes a message that is read. */
export function AuthPanel() {
  const { t } = useTranslation("auth");
  return (
    <div className="hidden bg-nav p-10 text-nav-ink lg:grid lg:grid-rows-[auto_1fr] xl:p-14">
      <p className="max-w-md text-3xl leading-tight font-semibold tracking-tight text-balance">{t("tagline")}</p>
      <div aria-hidden="true" className="grid max-w-md content-center gap-4">
        <pre className="overflow-hidden rounded-lg border border-nav-line bg-nav-raised p-4 font-mono text-sm leading-6 text-nav-muted">
          {REQUEST}
        </pre>
        <div className="flex items-end gap-3 justify-self-end rounded-xl rounded-br-sm bg-mark px-4 py-2.5 text-lg text-mark-ink">
          Pesanan #1042 dikirim
          <span className="inline-flex items-center gap-1 text-sm">
            08:41 <CheckCheck className="size-4" />
          </span>
        </div>
        <div className="justify-self-start rounded-xl rounded-bl-sm bg-nav-raised px-4 py-2.5 text-lg">
          Terima kasih!
        </div>
      </div>
    </div>
  );
}
