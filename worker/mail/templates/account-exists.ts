import type { Locale } from "../../../lib/contract/account";
import { type Letter, type MailContent, renderLetter } from "../render-letter";

interface Facts {
  name: string;
  /** Where to sign in. */
  url: string;
}

const LETTERS: Readonly<Record<Locale, (facts: Facts) => Letter>> = {
  en: ({ name, url }) => ({
    subject: "You already have an account",
    paragraphs: [`Hello ${name},`, "Somebody, probably you, tried to sign up with this address. It has an account."],
    action: { label: "Sign in", url },
    footnotes: ["Forgot the password? Choose a new one on the sign-in page.", "It was not you? Nothing has changed."],
  }),
  id: ({ name, url }) => ({
    subject: "Anda sudah memiliki akun",
    paragraphs: [`Halo ${name},`, "Seseorang, mungkin Anda, mencoba mendaftar dengan alamat ini. Akunnya sudah ada."],
    action: { label: "Masuk", url },
    footnotes: ["Lupa kata sandi? Buat yang baru di halaman masuk.", "Bukan Anda? Tidak ada yang berubah."],
  }),
  "pt-BR": ({ name, url }) => ({
    subject: "Você já tem uma conta",
    paragraphs: [
      `Olá, ${name}.`,
      "Alguém, provavelmente você, tentou se cadastrar com este endereço. Ele já tem conta.",
    ],
    action: { label: "Entrar", url },
    footnotes: ["Esqueceu a senha? Escolha outra na página de entrada.", "Não foi você? Nada mudou."],
  }),
};

/** To somebody with an account whose address was used to sign up again: the form itself must not tell. */
export const accountExists = (locale: Locale, facts: Facts): MailContent =>
  renderLetter(locale, LETTERS[locale](facts));
