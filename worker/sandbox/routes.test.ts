import { expect, it } from "vitest";
import { call, createOpen } from "./client.fixture";
import { EVOLUTION_ROUTES } from "./evolution-routes.fixture";

const NAMELESS = ["POST /instance/create", "GET /instance/fetchInstances"];

const routes = Object.entries(EVOLUTION_ROUTES).flatMap(([group, list]) =>
  list.split(", ").map((entry) => entry.replace(" ", ` /${group}/`).replace(/:\w+/, crypto.randomUUID())),
);

it("knows the whole table", () => {
  expect(new Set(routes).size).toBe(174);
});

it.each(routes)("answers %s", async (route) => {
  const { name } = await createOpen();
  const path = NAMELESS.includes(route) ? route : `${route}/${name}`;
  const answer = await call(path, route.startsWith("GET") ? undefined : {});
  expect(JSON.stringify(answer.body) ?? "").not.toContain(`"Cannot ${route.split(" ")[0]} `);
  expect(answer.status).toBeLessThanOrEqual(500);
  expect(answer.status).not.toBe(404);
});
