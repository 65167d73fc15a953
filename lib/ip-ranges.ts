import { BlockList, isIP } from "node:net";

/** Whether an address lies in one of the ranges (`203.0.113.0/24`, `2001:db8::/32` or a single address). No address, no entry. */
export function isAllowedIp(address: string | null, ranges: readonly string[]): boolean {
  const family = address ? isIP(address) : 0;
  if (!address || family === 0) return false;
  const list = new BlockList();
  for (const range of ranges) addRange(list, range);
  return list.check(address, family === 4 ? "ipv4" : "ipv6");
}

/**
 * Whether the text is an address or a range in CIDR form, and can ever match: a zone (`fe80::1%eth0`) means something on one
 * machine only, and nobody comes from an IPv4 address that is written as IPv6.
 */
export function isIpRange(text: string): boolean {
  const [network = "", bits, ...rest] = text.split("/");
  const family = isIP(network);
  if (family === 0 || rest.length > 0 || network.includes("%") || isMapped(network)) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const isMapped = (address: string) => isIP(address) === 6 && isAllowedIp(address, ["::ffff:0:0/96"]);

/** Whether every address of `inner` lies in one of the ranges. */
export function coversRange(ranges: readonly string[], inner: string): boolean {
  const [network = "", bits] = inner.split("/");
  const width = isIP(network) === 4 ? 32 : 128;
  const length = bits === undefined ? width : Number(bits);
  return ranges.some((range) => {
    const [outer = "", outerBits] = range.split("/");
    if (isIP(outer) !== isIP(network)) return false;
    const outerLength = outerBits === undefined ? width : Number(outerBits);
    return outerLength <= length && isAllowedIp(network, [range]);
  });
}

function addRange(list: BlockList, range: string): void {
  const [network = "", bits] = range.split("/");
  const family = isIP(network) === 4 ? "ipv4" : "ipv6";
  if (bits === undefined) list.addAddress(network, family);
  else list.addSubnet(network, Number(bits), family);
}
