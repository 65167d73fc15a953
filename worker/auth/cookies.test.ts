import { expect, it } from "vitest";
import { cookieSettings } from "./cookies";

it("binds the cookie to its host where the dashboard is served over https", () => {
  expect(cookieSettings("https://app.example.com")).toEqual({
    prefix: "__Host-zapin",
    secure: true,
    session: "__Host-zapin.session_token",
    challenge: "__Host-zapin.two_factor",
  });
});

it("uses a plain name on one's own machine, where not every browser would take the other", () => {
  expect(cookieSettings("http://127.0.0.1:8788")).toMatchObject({ secure: false, session: "zapin.session_token" });
});
