import type { Locale } from "../../../lib/contract/account";
import { type Letter, type MailContent, renderLetter } from "../render-letter";

interface Facts {
  tenantName: string;
  endpointUrl: string;
  reason: "gone" | "failing";
  /** The endpoint in the dashboard. */
  url: string;
}

const LETTERS: Readonly<Record<Locale, (facts: Facts) => Letter>> = {
  en: ({ tenantName, endpointUrl, reason, url }) => ({
    subject: `${tenantName}: a webhook was switched off`,
    paragraphs: [
      `We no longer deliver events to ${endpointUrl}.`,
      reason === "gone" ? "It answered 410 Gone." : "It took nothing for five days.",
      "What it did not take is kept for a few days: switch it on again, then send again what failed.",
    ],
    action: { label: "See the webhook", url },
  }),
  id: ({ tenantName, endpointUrl, reason, url }) => ({
    subject: `${tenantName}: sebuah webhook dinonaktifkan`,
    paragraphs: [
      `Kami tidak lagi mengirim event ke ${endpointUrl}.`,
      reason === "gone" ? "Alamat itu menjawab 410 Gone." : "Alamat itu tidak menerima apa pun selama lima hari.",
      "Yang belum diterima disimpan beberapa hari: aktifkan kembali, lalu kirim ulang yang gagal.",
    ],
    action: { label: "Lihat webhook", url },
  }),
  "pt-BR": ({ tenantName, endpointUrl, reason, url }) => ({
    subject: `${tenantName}: um webhook foi desativado`,
    paragraphs: [
      `Não entregamos mais eventos em ${endpointUrl}.`,
      reason === "gone" ? "O endereço respondeu 410 Gone." : "O endereço não aceitou nada por cinco dias.",
      "O que não foi aceito fica guardado por alguns dias: ative de novo e reenvie o que falhou.",
    ],
    action: { label: "Ver o webhook", url },
  }),
};

/** To the owners and admins of a tenant, when we give an endpoint up. */
export const endpointDisabled = (locale: Locale, facts: Facts): MailContent =>
  renderLetter(locale, LETTERS[locale](facts));
