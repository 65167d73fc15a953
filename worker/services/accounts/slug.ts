import { randomName } from "../../../lib/ids";

const MAX_LENGTH = 50;
const SUFFIX_LENGTH = 5;
const TRIES = 3;

/** Short names for a tenant: the plain one, then some that are surely free. `Café São João` → `cafe-sao-joao`. */
export function slugCandidates(name: string): string[] {
  const plain = slugOf(name);
  const others = Array.from({ length: TRIES }, () => `${plain}-${randomName(SUFFIX_LENGTH)}`);
  return [plain, ...others];
}

function slugOf(name: string): string {
  const words = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const slug = words
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replaceAll(/^-+|-+$/g, "");
  return slug || "tenant";
}
