import { expect, it } from "vitest";
import { assistantRequest, readRun } from "./openai-assistant";

const streamOf = (...events: [event: string, data: unknown][]) =>
  `${events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join("")}event: done\ndata: [DONE]\n\n`;
const message = (...texts: string[]) => ({
  thread_id: "thread_1",
  content: texts.map((value) => ({ type: "text", text: { value, annotations: [] } })),
});

it("begins a thread with the first turn, and goes on in it", () => {
  const first = assistantRequest({ assistantId: "asst_1", text: "hello", thread: null });
  expect(first).toEqual({
    path: "/threads/runs",
    headers: { "openai-beta": "assistants=v2" },
    body: { assistant_id: "asst_1", stream: true, thread: { messages: [{ role: "user", content: "hello" }] } },
  });
  const next = assistantRequest({ assistantId: "asst_1", text: "and?", thread: "thread_1/../x" });
  expect(next).toMatchObject({
    path: "/threads/thread_1%2F..%2Fx/runs",
    body: { assistant_id: "asst_1", stream: true, additional_messages: [{ role: "user", content: "and?" }] },
  });
});

it("reads whole messages, not their pieces", () => {
  const stream = streamOf(
    ["thread.created", { id: "thread_1" }],
    ["thread.run.created", { id: "run_1", thread_id: "thread_1" }],
    ["thread.message.delta", { delta: { content: [{ text: { value: "Ol" } }] } }],
    ["thread.message.completed", message("Olá 👋", " ")],
    ["thread.run.completed", { id: "run_1", thread_id: "thread_1" }],
  );
  expect(readRun(stream)).toEqual({ texts: ["Olá 👋"], thread: "thread_1", end: "completed" });
  expect(readRun(stream.replaceAll("\n", "\r\n"))).toEqual(readRun(stream));
});

it("tells a function that is asked for, and a failure, from an answer", () => {
  expect(readRun(streamOf(["thread.run.requires_action", { thread_id: "thread_1" }])).end).toBe("requires_action");
  expect(readRun(streamOf(["thread.run.failed", { thread_id: "thread_1" }])).end).toBe("failed");
  expect(readRun(streamOf(["thread.message.completed", message("half")])).end).toBe("failed");
  for (const text of ["", "<html>", '{"error":{}}', "data: null\n\n", "event: thread.run.completed\ndata: {\n\n"])
    expect(readRun(text)).toEqual({ texts: [], thread: null, end: "failed" });
});
