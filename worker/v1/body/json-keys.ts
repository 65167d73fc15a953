import { type JsonScan, refuseJson, SCAN_LIMITS } from "./json-scan-state";

/** Two parsers may take different ones of two equal keys, so a second one is refused. */
export function rememberKey(scan: JsonScan) {
  const { key } = scan;
  if (key === "__proto__") refuseJson("the key __proto__, which is never accepted");
  const depth = scan.keys.length - 1;
  const seen = scan.keys[depth] ?? new Set();
  if (seen.has(key)) refuseJson(`the key "${key.replace(/[^ -~]/g, "?")}" twice in one object`);
  scan.allKeyBytes += key.length;
  if (seen.size === SCAN_LIMITS.keysPerObject || scan.allKeyBytes > SCAN_LIMITS.allKeyBytes)
    refuseJson("too many keys");
  seen.add(key);
  scan.keys[depth] = seen;
}
