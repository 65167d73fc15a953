import type { Locale } from "../../../lib/contract/account";
import { type Letter, type MailContent, renderLetter } from "../render-letter";

interface Facts {
  message: string;
  /** ISO. */
  since: string;
  isOver: boolean;
  url: string;
}

const LETTERS: Readonly<Record<Locale, (facts: Facts) => Letter>> = {
  en: ({ message, since, isOver, url }) => ({
    subject: `${isOver ? "Over" : "Alert"}: ${message}`,
    paragraphs: [message, isOver ? `This is over. It began at ${since}.` : `Since ${since}.`],
    action: { label: "See the platform's health", url },
  }),
  id: ({ message, since, isOver, url }) => ({
    subject: `${isOver ? "Selesai" : "Peringatan"}: ${message}`,
    paragraphs: [message, isOver ? `Sudah selesai. Dimulai pada ${since}.` : `Sejak ${since}.`],
    action: { label: "Lihat kondisi platform", url },
  }),
  "pt-BR": ({ message, since, isOver, url }) => ({
    subject: `${isOver ? "Resolvido" : "Alerta"}: ${message}`,
    paragraphs: [message, isOver ? `Já passou. Começou em ${since}.` : `Desde ${since}.`],
    action: { label: "Ver a saúde da plataforma", url },
  }),
};

/** To operators, of something wrong with the platform, or of its end. */
export const operatorAlert = (locale: Locale, facts: Facts): MailContent =>
  renderLetter(locale, LETTERS[locale](facts));
