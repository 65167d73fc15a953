import { expect, it } from "vitest";
import { newHealth, startCall } from "./breaker";
import { sawAnswer } from "./reachable";

/** What calls may do after as many as open a breaker were answered by a page of this status. */
function clearanceAfter(status: number) {
  const now = Date.now();
  const health = newHealth(now);
  for (let call = 0; call < 10; call += 1) {
    const page = new Response("<html></html>", { status, headers: { "content-type": "text/html" } });
    sawAnswer({ health, began: now, isOver: false }, page);
  }
  return startCall(health, Date.now());
}

it("lets no tenant cut the others off by calls of which a proxy before the server grows tired", () => {
  for (const status of [504, 524]) expect(clearanceAfter(status)).toBe("examine");
});

it("leaves a server alone whose proxy says that it is down", () => {
  for (const status of [502, 503, 521, 530]) expect(clearanceAfter(status)).toBeTypeOf("number");
});
