import { expect, it } from "vitest";
import { receiveMessage } from "../inbound";
import { memoryWorld } from "../memory-world";
import { botKinds } from "./kinds";
import { botWorld, remoteJid, settings } from "./memory-bots";
import { sessionsWith } from "./sessions";

type Making = Parameters<ReturnType<typeof botWorld>["add"]>[1];
const dify = botKinds.find(({ path }) => path === "dify")!;
const typebot = botKinds.find(({ path }) => path === "typebot")!;

function talking(kind = dify) {
  const made = botWorld(kind);
  const say = (text: string, fromMe = false) => {
    const before = made.world.asked.length;
    receiveMessage(made.world, { from: remoteJid, type: "text", text, pushName: "Zoë", fromMe });
    return made.world.asked.slice(before).map(({ botId }) => botId);
  };
  const setUp = (more: object = {}) => made.call(made.routes.settings, { body: { ...settings, ...more } });
  return { ...made, say, setUp };
}

const keyword = (triggerOperator: string, triggerValue: string): Making => ({ triggerOperator, triggerValue });

it("picks by equals, regex, startsWith, endsWith, contains, in this order", async () => {
  const { add, say, setUp, world } = talking();
  await setUp();
  const [contains, endsWith, startsWith, regex, equals] = [
    await add("a", keyword("contains", "menu")),
    await add("b", keyword("endsWith", "menu")),
    await add("c", keyword("startsWith", "menu")),
    await add("d", keyword("regex", "^menu$|^menus")),
    await add("e", keyword("equals", "menu")),
  ];
  const fresh = (text: string) => {
    for (const { id } of sessionsWith(world, remoteJid)) world.documents.remove("session", id);
    return say(text);
  };
  expect(fresh("menu")).toEqual([equals]);
  expect(fresh("menus please")).toEqual([regex]);
  expect(fresh("menu please")).toEqual([startsWith]);
  expect(fresh("the menu")).toEqual([endsWith]);
  expect(fresh("a menu please")).toEqual([contains]);
  expect(fresh("nothing")).toEqual([]);
});

it("lets the fallback answer where nothing fits, and `all` before anything else", async () => {
  const { add, say, setUp } = talking();
  const fallback = await add("a", keyword("equals", "x"));
  await setUp({ fallbackId: fallback });
  expect(say("anything")).toEqual([fallback]);
  const other = talking();
  await other.add("a", keyword("equals", "oi"));
  const all = await other.add("b", { triggerType: "all", triggerOperator: undefined, triggerValue: undefined });
  expect(other.say("oi")).toEqual([all]);
});

it("goes on with whom it has begun, until the word that ends it", async () => {
  const { add, say, setUp } = talking(typebot);
  await setUp({ keywordFinish: "#SAIR" });
  const bot = await add("a", { ...keyword("equals", "oi"), keywordFinish: "#sair" });
  expect(say("oi")).toEqual([bot]);
  expect(say("how much?")).toEqual([bot]);
  expect(say("#SAIR")).toEqual([]);
  expect(say("how much?")).toEqual([]);
  expect(say("oi")).toEqual([bot]);
});

it("begins anew after the minutes of silence", async () => {
  const { add, say, setUp, world } = talking(typebot);
  await setUp();
  const bot = await add("a", { ...keyword("equals", "oi"), expire: 20 });
  const session = () => sessionsWith(world, remoteJid).map(({ id }) => id);
  say("oi");
  const [first] = session();
  world.clock += 19 * 60_000;
  expect([say("more"), session()]).toEqual([[bot], [first]]);
  world.clock += 2 * 60_000;
  expect(say("and more")).toEqual([bot]);
  expect(session()).not.toContain(first);
});

it("does not hear those it ignores, nor the owner unless told to, who pauses it", async () => {
  const { add, say, setUp } = talking();
  await setUp({ ignoreJids: [remoteJid] });
  const bot = await add("a", { ...keyword("equals", "oi"), stopBotFromMe: true });
  expect(say("oi")).toEqual([]);
  await setUp({ ignoreJids: ["@g.us"] });
  expect(say("oi", true)).toEqual([]);
  expect(say("oi")).toEqual([bot]);
  expect(say("I take over", true)).toEqual([]);
  expect(say("hello?")).toEqual([]);
});

it("is paused by the owner's own words, and does not answer them, also where it hears the owner", async () => {
  const { add, say, setUp } = talking();
  await setUp();
  const both = { stopBotFromMe: true, listeningFromMe: true };
  const bot = await add("a", { ...keyword("equals", "oi"), ...both });
  expect(say("oi", true)).toEqual([bot]);
  expect(say("I take over", true)).toEqual([]);
  expect(say("hello?")).toEqual([]);
});

it("asks nobody where there is no bot, or none that is enabled", async () => {
  const { add, say, setUp } = talking();
  await setUp();
  await add("a", { ...keyword("equals", "oi"), enabled: false });
  expect(say("oi")).toEqual([]);
  const empty = memoryWorld();
  receiveMessage(empty, { from: remoteJid, type: "text", text: "oi", pushName: "Zoë", fromMe: false });
  expect(empty.asked).toEqual([]);
});
