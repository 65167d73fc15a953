import type { Locale } from "../../../lib/contract/account";
import type { QuotaKind } from "../../../lib/quota";
import { formatCount, formatDate } from "../formats";
import { type Letter, type MailContent, renderLetter } from "../render-letter";

interface Facts {
  tenantName: string;
  kind: QuotaKind;
  percent: number;
  used: number;
  limit: number;
  /** ISO: when the window ends. */
  resetsAt: string;
  url: string;
}

const KINDS: Readonly<Record<Locale, Record<QuotaKind, string>>> = {
  en: {
    message_send: "messages",
    api_call: "API calls",
    instance_create: "new instances",
    instance_delete: "instance deletions",
    bot_create: "new bots",
  },
  id: {
    message_send: "pesan",
    api_call: "panggilan API",
    instance_create: "instance baru",
    instance_delete: "penghapusan instance",
    bot_create: "bot baru",
  },
  "pt-BR": {
    message_send: "mensagens",
    api_call: "chamadas de API",
    instance_create: "novas instâncias",
    instance_delete: "exclusões de instâncias",
    bot_create: "novos bots",
  },
};

type Said = Pick<Facts, "tenantName" | "percent" | "url"> & { what: string; share: string; reset: string };

const LETTERS: Readonly<Record<Locale, (said: Said) => Letter>> = {
  en: ({ tenantName, percent, what, share, reset, url }) => ({
    subject: `${tenantName} has used ${percent} % of its ${what}`,
    paragraphs: [
      `${share} ${what} of this period are used. The count starts anew on ${reset}.`,
      percent >= 100
        ? "Further calls are refused until then, unless you choose a larger plan."
        : "Nothing is refused yet.",
    ],
    action: { label: "See usage and plans", url },
  }),
  id: ({ tenantName, percent, what, share, reset, url }) => ({
    subject: `${tenantName} telah memakai ${percent} % kuota ${what}`,
    paragraphs: [
      `${share} ${what} periode ini sudah terpakai. Hitungan mulai lagi pada ${reset}.`,
      percent >= 100
        ? "Panggilan berikutnya ditolak sampai saat itu, kecuali Anda memilih paket yang lebih besar."
        : "Belum ada yang ditolak.",
    ],
    action: { label: "Lihat pemakaian dan paket", url },
  }),
  "pt-BR": ({ tenantName, percent, what, share, reset, url }) => ({
    subject: `${tenantName} usou ${percent} % da cota de ${what}`,
    paragraphs: [
      `${share} ${what} deste período foram usadas. A contagem recomeça em ${reset}.`,
      percent >= 100
        ? "Novas chamadas são recusadas até lá, a menos que você escolha um plano maior."
        : "Nada é recusado ainda.",
    ],
    action: { label: "Ver uso e planos", url },
  }),
};

/** A quota is nearly used up, or all of it is. */
export function quotaThreshold(locale: Locale, { kind, used, limit, resetsAt, ...facts }: Facts): MailContent {
  const share = `${formatCount(locale, used)} / ${formatCount(locale, limit)}`;
  const said = { ...facts, what: KINDS[locale][kind], share, reset: formatDate(locale, resetsAt) };
  return renderLetter(locale, LETTERS[locale](said));
}
