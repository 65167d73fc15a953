import type { Locale } from "../../../lib/contract/account";
import type { Role } from "../../../lib/contract/role";
import { type Letter, type MailContent, renderLetter } from "../render-letter";

interface Facts {
  tenantName: string;
  inviter: string;
  role: Role;
  url: string;
}

const ROLES: Readonly<Record<Locale, Readonly<Record<Role, string>>>> = {
  en: { owner: "owner", admin: "admin", developer: "developer", viewer: "viewer" },
  id: { owner: "pemilik", admin: "admin", developer: "pengembang", viewer: "pengamat" },
  "pt-BR": { owner: "proprietário", admin: "administrador", developer: "desenvolvedor", viewer: "leitor" },
};

const LETTERS: Readonly<Record<Locale, (facts: Facts) => Letter>> = {
  en: ({ tenantName, inviter, role, url }) => ({
    subject: `Invitation to ${tenantName} on Zapin`,
    paragraphs: [`${inviter} invites you to join ${tenantName} on Zapin as ${ROLES.en[role]}.`],
    action: { label: "See the invitation", url },
    footnotes: ["It works for seven days, for this address only.", "You do not know the sender? Ignore this mail."],
  }),
  id: ({ tenantName, inviter, role, url }) => ({
    subject: `Undangan ke ${tenantName} di Zapin`,
    paragraphs: [`${inviter} mengundang Anda bergabung dengan ${tenantName} di Zapin sebagai ${ROLES.id[role]}.`],
    action: { label: "Lihat undangan", url },
    footnotes: ["Berlaku tujuh hari, hanya untuk alamat ini.", "Tidak mengenal pengirimnya? Abaikan email ini."],
  }),
  "pt-BR": ({ tenantName, inviter, role, url }) => ({
    subject: `Convite para ${tenantName} no Zapin`,
    paragraphs: [`${inviter} convida você a participar de ${tenantName} no Zapin como ${ROLES["pt-BR"][role]}.`],
    action: { label: "Ver o convite", url },
    footnotes: ["Vale por sete dias, só para este endereço.", "Não conhece quem enviou? Ignore este e-mail."],
  }),
};

/** To somebody whom a tenant wants as a member, in the tenant's language. */
export const invitation = (locale: Locale, facts: Facts): MailContent => renderLetter(locale, LETTERS[locale](facts));
