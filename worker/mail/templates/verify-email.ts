import type { Locale } from "../../../lib/contract/account";
import { type Letter, type MailContent, renderLetter } from "../render-letter";

interface Facts {
  url: string;
}

const LETTERS: Readonly<Record<Locale, (facts: Facts) => Letter>> = {
  en: ({ url }) => ({
    subject: "Confirm your e-mail address",
    paragraphs: ["Hello,", "One step is left before you can use Zapin: confirm that this address is yours."],
    action: { label: "Confirm my address", url },
    footnotes: ["The link works for one day.", "You did not sign up? Then ignore this mail: nothing will happen."],
  }),
  id: ({ url }) => ({
    subject: "Konfirmasi alamat email Anda",
    paragraphs: ["Halo,", "Tinggal satu langkah sebelum memakai Zapin: pastikan bahwa alamat ini milik Anda."],
    action: { label: "Konfirmasi alamat saya", url },
    footnotes: ["Tautan berlaku selama satu hari.", "Anda tidak mendaftar? Abaikan saja email ini."],
  }),
  "pt-BR": ({ url }) => ({
    subject: "Confirme seu endereço de e-mail",
    paragraphs: ["Olá!", "Falta um passo para usar o Zapin: confirme que este endereço é seu."],
    action: { label: "Confirmar meu endereço", url },
    footnotes: ["O link vale por um dia.", "Não foi você que se cadastrou? Ignore este e-mail: nada vai acontecer."],
  }),
};

/** To whoever has the address that was signed up: without the name, which may be anybody's words until then. */
export const verifyEmail = (locale: Locale, facts: Facts): MailContent => renderLetter(locale, LETTERS[locale](facts));
