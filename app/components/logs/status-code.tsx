import { Status, type Tone } from "../ui/status";

const TONES: Readonly<Record<number, Tone>> = { 2: "good", 3: "info", 4: "warn", 5: "bad" };

/** An HTTP status in the colour of its class. */
export function StatusCode({ status }: { status: number }) {
  return <Status tone={TONES[Math.floor(status / 100)] ?? "off"}>{status}</Status>;
}
