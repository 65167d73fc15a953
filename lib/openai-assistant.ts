/**
 * A turn with one of OpenAI's assistants, in one request: a run over a thread, which begins with the first turn, as a stream of
 * events. https://platform.openai.com/docs/api-reference/runs
 */

export interface AssistantTurn {
  assistantId: unknown;
  text: string;
  /** Id of the thread; null at the beginning. */
  thread: string | null;
}

export interface AssistantRequest {
  /** Comes behind the address of the API. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

export function assistantRequest({ assistantId, text, thread }: AssistantTurn): AssistantRequest {
  const run = { assistant_id: String(assistantId), stream: true };
  const said = [{ role: "user", content: text }];
  const headers = { "openai-beta": "assistants=v2" };
  if (thread === null) return { path: "/threads/runs", headers, body: { ...run, thread: { messages: said } } };
  const path = `/threads/${encodeURIComponent(thread)}/runs`;
  return { path, headers, body: { ...run, additional_messages: said } };
}

export interface AssistantReply {
  texts: string[];
  thread: string | null;
  /** How the run ended. A function that it asks for is called by its server alone. */
  end: "completed" | "requires_action" | "failed";
}

/** What a run has said. A stream that breaks off, or is none, is one that failed. */
export function readRun(stream: string): AssistantReply {
  const reply: AssistantReply = { texts: [], thread: null, end: "failed" };
  for (const { event, data } of eventsOf(stream)) {
    if (typeof data.thread_id === "string") reply.thread = data.thread_id;
    if (event === "thread.message.completed") reply.texts.push(...textsOf(data));
    if (event === "thread.run.completed") reply.end = "completed";
    if (event === "thread.run.requires_action") reply.end = "requires_action";
  }
  return reply;
}

type Fields = Record<string, unknown>;

function eventsOf(stream: string): { event: string; data: Fields }[] {
  return stream.split(/\r?\n\r?\n/).flatMap((block) => {
    const lines = block.split(/\r?\n/);
    const field = (name: string) =>
      lines
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim();
    const [event, data] = [field("event"), parse(field("data"))];
    return event !== undefined && data ? [{ event, data }] : [];
  });
}

function textsOf({ content }: Fields): string[] {
  const parts = (Array.isArray(content) ? content : []) as { text?: { value?: unknown } }[];
  const texts = parts.map((part) => part?.text?.value).filter((text): text is string => typeof text === "string");
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

/** The last event is `[DONE]`, which is no JSON. */
function parse(text: string | undefined): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}
