import type { Currency, Minor } from "../../../lib/billing/money";
import type { Locale } from "../../../lib/contract/account";
import { formatDate, formatMoney } from "../formats";
import { type Letter, type MailContent, renderLetter } from "../render-letter";

interface Facts {
  tenantName: string;
  number: string;
  total: Minor;
  currency: Currency;
  /** ISO. */
  dueAt: string;
  url: string;
  /** Who bills, in one line; empty where nobody has said it. */
  seller: string;
}

interface Said {
  tenantName: string;
  number: string;
  total: string;
  due: string;
  url: string;
}

type Letters = Readonly<Record<Locale, (said: Said) => Letter>>;

const ISSUED: Letters = {
  en: ({ tenantName, total, due, url }) => ({
    subject: `New invoice: ${total}`,
    paragraphs: [`There is a new invoice for ${tenantName}: ${total}, due on ${due}.`],
    action: { label: "See and pay it", url },
  }),
  id: ({ tenantName, total, due, url }) => ({
    subject: `Tagihan baru: ${total}`,
    paragraphs: [`Ada tagihan baru untuk ${tenantName}: ${total}, jatuh tempo ${due}.`],
    action: { label: "Lihat dan bayar", url },
  }),
  "pt-BR": ({ tenantName, total, due, url }) => ({
    subject: `Nova fatura: ${total}`,
    paragraphs: [`Há uma nova fatura para ${tenantName}: ${total}, com vencimento em ${due}.`],
    action: { label: "Ver e pagar", url },
  }),
};

const OVERDUE: Letters = {
  en: ({ tenantName, number, total, due, url }) => ({
    subject: `Invoice ${number} is overdue`,
    paragraphs: [
      `Invoice ${number} for ${tenantName} (${total}) was due on ${due} and is not paid yet.`,
      "Seven days after that date sending stops. Receiving goes on, and your data stays yours.",
    ],
    action: { label: "Pay now", url },
    footnotes: ["You have just paid? Then this letter and your payment have crossed."],
  }),
  id: ({ tenantName, number, total, due, url }) => ({
    subject: `Tagihan ${number} sudah lewat jatuh tempo`,
    paragraphs: [
      `Tagihan ${number} untuk ${tenantName} (${total}) jatuh tempo ${due} dan belum dibayar.`,
      "Tujuh hari setelah tanggal itu pengiriman berhenti. Penerimaan tetap berjalan, dan data Anda tetap milik Anda.",
    ],
    action: { label: "Bayar sekarang", url },
    footnotes: ["Baru saja membayar? Abaikan surat ini."],
  }),
  "pt-BR": ({ tenantName, number, total, due, url }) => ({
    subject: `A fatura ${number} está vencida`,
    paragraphs: [
      `A fatura ${number} de ${tenantName} (${total}) venceu em ${due} e ainda não foi paga.`,
      "Sete dias depois dessa data os envios param. O recebimento continua, e seus dados continuam seus.",
    ],
    action: { label: "Pagar agora", url },
    footnotes: ["Acabou de pagar? Então ignore este aviso."],
  }),
};

const STOPPED: Letters = {
  en: ({ tenantName, number, total, url }) => ({
    subject: `Sending has stopped for ${tenantName}`,
    paragraphs: [
      `Invoice ${number} (${total}) has been overdue for seven days, so messages are no longer sent.`,
      "Receiving, signing in and exporting go on. Sending starts again the moment it is paid.",
    ],
    action: { label: "Pay now", url },
  }),
  id: ({ tenantName, number, total, url }) => ({
    subject: `Pengiriman dihentikan untuk ${tenantName}`,
    paragraphs: [
      `Tagihan ${number} (${total}) sudah tujuh hari lewat jatuh tempo, jadi pesan tidak dikirim lagi.`,
      "Penerimaan, masuk, dan ekspor tetap berjalan. Pengiriman mulai lagi begitu tagihan dibayar.",
    ],
    action: { label: "Bayar sekarang", url },
  }),
  "pt-BR": ({ tenantName, number, total, url }) => ({
    subject: `Os envios de ${tenantName} foram interrompidos`,
    paragraphs: [
      `A fatura ${number} (${total}) está vencida há sete dias, por isso as mensagens não são mais enviadas.`,
      "Receber, entrar e exportar continuam. Os envios voltam assim que ela for paga.",
    ],
    action: { label: "Pagar agora", url },
  }),
};

const write =
  (letters: Letters) =>
  (locale: Locale, { total, currency, dueAt, seller, ...facts }: Facts): MailContent => {
    const [money, due] = [formatMoney(locale, { total, currency }), formatDate(locale, dueAt)];
    const letter = letters[locale]({ ...facts, total: money, due });
    const footnotes = [...(letter.footnotes ?? []), ...(seller ? [`${BILLED_BY[locale]}: ${seller}`] : [])];
    return renderLetter(locale, { ...letter, footnotes });
  };

const BILLED_BY: Readonly<Record<Locale, string>> = {
  en: "Billed by",
  id: "Ditagih oleh",
  "pt-BR": "Emitida por",
};

/** A new invoice. */
export const invoiceIssued = write(ISSUED);
/** A reminder. */
export const invoiceOverdue = write(OVERDUE);
/** Sending has stopped. */
export const sendingStopped = write(STOPPED);
