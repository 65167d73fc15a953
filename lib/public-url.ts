/** Which addresses somebody else may make our servers call. Pure: it judges spellings and asks no DNS. */

export interface PublicUrlOptions {
  /** Development only: private addresses and single-label names pass. */
  allowLocal: boolean;
  /** `host` or `host:port`; refused even when local addresses are allowed. */
  ownHosts: readonly string[];
}

export type UrlVerdict = "ok" | "not_a_url" | "scheme" | "credentials" | "private";

/** An authority right behind the slashes: parsers disagree about `http:host`, `http:///host` and backslashes. */
const PLAIN_HTTP = /^https?:\/\/([^/?#]+)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const NEVER_IN_URL = /[\s\u0000-\u001f\u007f\\<>]/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** IANA's special-purpose blocks, and 168.63.129.16, where Azure keeps its metadata. */
const PRIVATE_V4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
].map(([base, bits]) => ({ base: v4Number(String(base)), shift: 32 - Number(bits) }));

/** Names that resolve inside a network, and public names that resolve to the address written in them. */
const PRIVATE_SUFFIXES = new Set(
  `localhost local internal home.arpa lan localdomain intranet corp home private svc
  metadata.goog metadata.azure.com metadata.tencentyun.com metadata.packet.net metadata.platformequinix.com
  nip.io sslip.io xip.io xip.name traefik.me localtest.me lvh.me vcap.me fuf.me lacolhost.com local.gd localho.st
  localhost.direct lndo.site ddev.site 1u.ms rbndr.us`.split(/\s+/),
);

/** Judges a URL that a tenant wants fetched. `private` includes our own hosts. */
export function checkPublicUrl(text: string, options: PublicUrlOptions): UrlVerdict {
  const url = NEVER_IN_URL.test(text) ? null : URL.parse(text);
  if (!url) return "not_a_url";
  if (url.protocol !== "http:" && url.protocol !== "https:") return "scheme";
  const authority = PLAIN_HTTP.exec(text)?.[1];
  if (authority === undefined) return "not_a_url";
  if (authority.includes("@")) return "credentials";
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const name = withoutDot(url.hostname);
  if (isOwnHost(name, port, options.ownHosts)) return "private";
  return options.allowLocal || !isPrivateName(name) ? "ok" : "private";
}

/** For a host name or an IP address in any spelling, brackets optional. What cannot be parsed counts as private. */
export function isPrivateHost(host: string): boolean {
  const bare = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  if (bare === "" || NEVER_IN_URL.test(bare) || /[/?#@]/.test(bare)) return true;
  const url = URL.parse(`http://${bare}/`);
  return !url || isPrivateName(withoutDot(url.hostname));
}

function isOwnHost(name: string, port: string, ownHosts: readonly string[]): boolean {
  return ownHosts.some((own) => own.toLowerCase() === name || own.toLowerCase() === `${name}:${port}`);
}

/** DNS knows no longer name, so none leads anywhere; to look at each end of one takes the square of its length. */
const LONGEST_NAME = 253;

/** Takes what the URL parser made of a host: lower case, punycode, IPv4 as a dotted quad, IPv6 in brackets. */
function isPrivateName(name: string): boolean {
  if (name.length > LONGEST_NAME) return true;
  if (name.startsWith("[")) return isPrivateV6(name.slice(1, -1));
  if (IPV4.test(name)) return isPrivateV4(v4Number(name));
  let dot = name.indexOf(".");
  if (dot < 1 || name.includes("..")) return true;
  if (PRIVATE_SUFFIXES.has(name)) return true;
  for (; dot !== -1; dot = name.indexOf(".", dot + 1)) {
    if (PRIVATE_SUFFIXES.has(name.slice(dot + 1))) return true;
  }
  return false;
}

function isPrivateV4(address: number): boolean {
  return PRIVATE_V4.some(({ base, shift }) => address >>> shift === base >>> shift);
}

/** Only global unicast is public: that leaves out mapped, NAT64, unique-local, link-local and multicast at once. */
function isPrivateV6(text: string): boolean {
  const [first = 0, second = 0, third = 0] = v6Groups(text);
  if (first >>> 13 !== 1) return true;
  if (first === 0x2002) return isPrivateV4(((second << 16) | third) >>> 0);
  const special = first === 0x2001 && (second < 0x200 || second === 0xdb8);
  const documentation = first === 0x3fff && second < 0x1000;
  return special || documentation;
}

function v4Number(text: string): number {
  return text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function v6Groups(text: string): number[] {
  const [head = "", tail] = text.split("::");
  const parse = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  if (tail === undefined) return parse(head);
  const [left, right] = [parse(head), parse(tail)];
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

function withoutDot(host: string): string {
  return host.endsWith(".") ? host.slice(0, -1) : host;
}

/** No link without one of these, and most messages have none. */
const MAY_HOLD_LINK = /[\w\]][.:]\w|:\/\/|::|localhost/i;
const LINK = /https?:\/\/(?=\S)([^\s/?#]*)/gi;
const BARE_TOKEN = /[\w.[\]:-]+\/?/g;
const BARE_HOST = /^([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?(\/?)$/i;
const DOTTED_NAME = /^(?:[\w-]+\.)+[a-z][a-z0-9-]+$/i;
const FOUR_PARTS = /^(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){3}$/i;
/** Hosts on which the URL parser changes nothing but the case. */
const PLAIN_HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;
/** More names than this in one message are not looked at one by one: the answer is then the careful one. */
const MAX_CANDIDATES = 200;

/**
 * Whether a link-preview fetcher that reads this message could be led to a private address.
 * In doubt it says yes: that costs a preview, never a message.
 */
export function findPrivateLink(text: string, options: PublicUrlOptions): boolean {
  if (!MAY_HOLD_LINK.test(text)) return false;
  let candidates = 0;
  for (const [, authority = ""] of text.matchAll(LINK)) {
    if (++candidates > MAX_CANDIDATES || isDoubtfulAuthority(authority, options)) return true;
  }
  for (const [token] of text.matchAll(BARE_TOKEN)) {
    const host = bareHost(token);
    if (host === undefined) continue;
    if (++candidates > MAX_CANDIDATES || linkVerdict(host, options) !== "ok") return true;
  }
  return false;
}

/** Fetchers cut a link at the next space; what a person wrote behind it, such as `),`, may still be part of the host. */
function isDoubtfulAuthority(authority: string, options: PublicUrlOptions): boolean {
  if (/[@\\]/.test(authority)) return true;
  const [head = ""] = authority.split(/["'`<>(){}|^,;!*]/, 1);
  const host = trimEnd(head, ".:");
  return linkVerdict(host, options) !== "ok" || (host !== authority && linkVerdict(authority, options) === "private");
}

function linkVerdict(host: string, options: PublicUrlOptions): UrlVerdict {
  if (!PLAIN_HOST.test(host)) return checkPublicUrl(`http://${host}`, options);
  const name = host.toLowerCase();
  const isOwn = isOwnHost(name, "80", options.ownHosts) || isOwnHost(name, "443", options.ownHosts);
  return isOwn || (!options.allowLocal && isPrivateName(name)) ? "private" : "ok";
}

/** What would be followed without a scheme: `10.0.0.1`, `a.local/x`, `[::1]:80`, `localhost:3000`, `db:5432/`; not a price, not a time. */
function bareHost(token: string): string | undefined {
  if (!/[.:]|localhost/i.test(token)) return undefined;
  const [, host, port = "", slash] = BARE_HOST.exec(trimEnd(token, ".:-")) ?? [];
  if (host === undefined) return undefined;
  const name = trimEnd(host, ".");
  const isNamed = DOTTED_NAME.test(name) || FOUR_PARTS.test(name) || name.startsWith("[");
  if (isNamed) return name + port;
  const isLocalhost = name.toLowerCase() === "localhost" && (port !== "" || slash === "/");
  const hasPort = port !== "" && (slash === "/" || name.includes("."));
  return isLocalhost || hasPort ? name + port : undefined;
}

/** Not by a pattern: one that looks for the end from every sign on takes seconds for a message full of dots. */
function trimEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
