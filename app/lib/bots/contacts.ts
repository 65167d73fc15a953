/** Evolution's word for all groups in a list of contacts. */
export const GROUPS = "@g.us";
const PERSON = "@s.whatsapp.net";

/** How people read a list of addresses: numbers, one in each line. */
export function ignoredLines(addresses: readonly string[]): string {
  return addresses
    .filter((address) => address !== GROUPS)
    .map((address) =>
      address.endsWith(PERSON) && address !== PERSON ? `+${address.slice(0, -PERSON.length)}` : address,
    )
    .join("\n");
}

/** The same back. Undefined where a line is neither a whole number nor an address. */
export function ignoredAddresses(lines: string, groups: boolean): string[] | undefined {
  const addresses = lines
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(addressOf);
  if (addresses.includes(undefined)) return undefined;
  const known = addresses.filter((address) => address !== undefined && address !== GROUPS) as string[];
  return [...new Set([...(groups ? [GROUPS] : []), ...known])];
}

/** A contact as servers name it. A number without its country would be nobody, or somebody else. */
export function addressOf(line: string): string | undefined {
  if (line.includes("@")) return /^\S*@[\w.]+$/.test(line) ? line : undefined;
  const digits = line.replace(/[\s().+-]/g, "");
  return /^[1-9]\d{7,14}$/.test(digits) ? `${digits}${PERSON}` : undefined;
}
