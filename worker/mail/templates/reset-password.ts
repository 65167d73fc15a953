import type { Locale } from "../../../lib/contract/account";
import { type Letter, type MailContent, renderLetter } from "../render-letter";

interface Facts {
  name: string;
  url: string;
}

const LETTERS: Readonly<Record<Locale, (facts: Facts) => Letter>> = {
  en: ({ name, url }) => ({
    subject: "Choose a new password",
    paragraphs: [`Hello ${name},`, "Here you can choose a new password. It signs you out everywhere."],
    action: { label: "Choose a password", url },
    footnotes: ["The link works once, for one hour.", "You did not ask for it? Then your password stays as it is."],
  }),
  id: ({ name, url }) => ({
    subject: "Buat kata sandi baru",
    paragraphs: [`Halo ${name},`, "Di sini Anda dapat membuat kata sandi baru. Semua sesi Anda akan diakhiri."],
    action: { label: "Buat kata sandi", url },
    footnotes: ["Tautan berlaku sekali, selama satu jam.", "Anda tidak memintanya? Kata sandi Anda tidak berubah."],
  }),
  "pt-BR": ({ name, url }) => ({
    subject: "Escolha uma nova senha",
    paragraphs: [`Olá, ${name}.`, "Aqui você escolhe uma nova senha. Todas as suas sessões serão encerradas."],
    action: { label: "Escolher a senha", url },
    footnotes: ["O link vale uma vez, por uma hora.", "Não foi você que pediu? Sua senha continua a mesma."],
  }),
};

/** To somebody who forgot their password. */
export const resetPassword = (locale: Locale, facts: Facts): MailContent =>
  renderLetter(locale, LETTERS[locale](facts));
