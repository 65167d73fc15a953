import type { Locale } from "../../lib/contract/account";

/** What a template says. Plain text throughout: what people typed may stand in it. */
export interface Letter {
  subject: string;
  paragraphs: readonly string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** After the button: how long it works, and what to do if the mail is a surprise. */
  footnotes?: readonly string[];
}

export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** A letter as text and as HTML that needs no images and no styles to be read. */
export function renderLetter(locale: Locale, letter: Letter): MailContent {
  // A line break in a subject would start another header.
  const subject = letter.subject.replaceAll(/\s+/g, " ");
  return { subject, text: asText(letter), html: asHtml(locale, { ...letter, subject }) };
}

function asText({ paragraphs, action, footnotes = [] }: Letter): string {
  const button = action ? [`${action.label}:\n${action.url}`] : [];
  return `${[...paragraphs, ...button, ...footnotes].join("\n\n")}\n\nZapin\n`;
}

function asHtml(locale: Locale, { subject, paragraphs, action, footnotes = [] }: Letter): string {
  const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`);
  const notes = footnotes.map((text) => `<p style="color:#57606a;font-size:14px">${escapeHtml(text)}</p>`);
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="font:16px/1.5 system-ui,sans-serif;color:#1f2328;max-width:34em;margin:2em auto;padding:0 1em">`,
    ...body,
    ...(action ? [button(action)] : []),
    ...notes,
    `<p>Zapin</p></body></html>`,
  ].join("\n");
}

const BUTTON = "display:inline-block;padding:10px 18px;border-radius:6px;background:#0b6b3a;color:#fff";

const button = ({ label, url }: { label: string; url: string }) =>
  `<p><a href="${escapeHtml(url)}" style="${BUTTON}">${escapeHtml(label)}</a></p>`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
