import { createHash } from "node:crypto";

// GitHub and Google, as far as signing in with them goes.

export const CLIENT = { id: "our-client", secret: "our-secret" };

/** What a provider knows of whoever comes from there. */
export interface Profile {
  id: number;
  name: string;
  email: string;
  verified: boolean;
}

interface Code extends Profile {
  challenge: string | null;
}

/** The code with which a provider sends somebody back. It says all by itself, so nothing is kept here. */
export const codeFor = (profile: Profile, there: URL) =>
  encode({ ...profile, challenge: there.searchParams.get("code_challenge") } satisfies Code);

export interface Asked {
  method: string;
  url: URL;
  headers: { get(name: string): string | null };
  text: string;
}

/** The answer, as status and JSON. Undefined for whatever is asked of anybody else. */
export function askProviders(asked: Asked): { status: number; body: unknown } | undefined {
  const { method, url } = asked;
  return ANSWERS[`${method} ${url.origin}${url.pathname}`]?.(asked);
}

const ANSWERS: Readonly<Record<string, (asked: Asked) => { status: number; body: unknown }>> = {
  "POST https://github.com/login/oauth/access_token": (asked) => {
    const code = usableCode(asked, "github");
    return code ? found({ access_token: encode(code), token_type: "bearer", scope: "user:email" }) : REFUSAL;
  },
  "GET https://api.github.com/user": (asked) => {
    const { id, name, email } = bearer(asked);
    return found({ id, login: "siti", name, email, avatar_url: "https://github.test/a" });
  },
  "GET https://api.github.com/user/emails": (asked) => {
    const { email, verified } = bearer(asked);
    return found([{ email, primary: true, verified }]);
  },
  "POST https://oauth2.googleapis.com/token": (asked) => {
    const code = usableCode(asked, "google");
    if (!code) return REFUSAL;
    const { id, name, email, verified } = code;
    const claims = { iss: "https://accounts.google.com", sub: String(id), name, email, email_verified: verified };
    return found({
      access_token: "ya29",
      expires_in: 3_599,
      id_token: `${encode({ alg: "RS256" })}.${encode(claims)}.s`,
    });
  },
};

/** Refused as the real ones refuse: an unknown client, another way back, or a code that somebody else asked for. */
function usableCode({ text }: Asked, provider: string): Code | undefined {
  const form = new URLSearchParams(text);
  const isOurs = form.get("client_id") === CLIENT.id && form.get("client_secret") === CLIENT.secret;
  const isBack = form.get("redirect_uri") === `https://dashboard.test/auth/callback/${provider}`;
  const code = read(form.get("code") ?? "");
  const verifier = form.get("code_verifier");
  const challenge = verifier && createHash("sha256").update(verifier).digest("base64url");
  return isOurs && isBack && challenge === code.challenge ? code : undefined;
}

const found = (body: unknown) => ({ status: 200, body });
const REFUSAL = { status: 400, body: { error: "bad_verification_code" } };

const bearer = ({ headers }: Asked) => read((headers.get("authorization") ?? "").replace(/^Bearer /, ""));
const read = (code: string) => JSON.parse(Buffer.from(code, "base64url").toString()) as Code;
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
