import CheckCheck from "lucide-react/icons/check-check";
import { useTranslation } from "react-i18next";

const REQUEST = `POST /v1/message/sendText/toko
{
  "number": "62812…890",
  "text": "Pesanan #1042 dikirim"
}`;

/** What it is about, without a word: a call becomes a message that is read. */
export function AuthPanel() {
  const { t } = useTranslation("auth");
  return (
    <div className="hidden bg-nav p-10 text-nav-ink lg:grid lg:content-between xl:p-14">
      <p className="max-w-md text-3xl leading-tight font-semibold tracking-tight text-balance">{t("tagline")}</p>
      <div aria-hidden="true" className="grid max-w-md gap-4">
        <pre className="overflow-hidden rounded-lg border border-nav-line bg-nav-raised p-4 font-mono text-sm leading-6 text-nav-muted">
          {REQUEST}
        </pre>
        <div className="justify-self-end rounded-xl rounded-br-sm bg-mark px-4 py-2.5 text-lg text-mark-ink">
          Pesanan #1042 dikirim
          <span className="ml-3 inline-flex items-center gap-1 text-sm">
            08:41 <CheckCheck className="size-4" />
          </span>
        </div>
      </div>
      <span />
    </div>
  );
}
