import type { DevMail } from "../../db/schema/dev-mails";
import { escapeHtml } from "../mail/render-letter";

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 48em; margin: 2em auto; padding: 0 1em }
  article { border-top: 1px solid; padding: 1em 0 }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }`;

/** A mail is written after the answer that speaks of it. */
const LOOK_AGAIN = '<meta http-equiv="refresh" content="2">';

/** The kept mails as one plain page. Links in them can be followed. */
export function inboxPage(mails: readonly DevMail[]): string {
  const isEmpty = mails.length === 0;
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width">
  <title>Inbox</title><style>${STYLE}</style>
  ${isEmpty ? LOOK_AGAIN : ""}
</head>
<body>
<main>
<h1>Inbox</h1>
<p>Mails of this machine, newest first. None of them was sent.</p>
${isEmpty ? "<p>There is no mail yet.</p>" : mails.map(article).join("\n")}
</main>
</body>
</html>`;
}

function article({ subject, recipient, kind, at, text }: DevMail): string {
  const time = at.toISOString();
  return `<article>
<h2>${escapeHtml(subject)}</h2>
<p>To ${escapeHtml(recipient)} · ${escapeHtml(kind)} · <time datetime="${time}">${time}</time></p>
<pre>${linkUrls(escapeHtml(text))}</pre>
</article>`;
}

const linkUrls = (html: string) => html.replaceAll(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
