import * as z from "zod";

/** Meta puts at most so many together. */
const MOST_EVENTS = 1_000;
/** What surrounds an event is repeated with each; whoever has an app can sign a body that grows a thousandfold by that. */
const MOST_CHARACTERS = 16 * 2 ** 20;

const Items = z.array(z.unknown()).max(MOST_EVENTS).optional();
const Value = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.union([z.string(), z.number()]) }),
  messages: Items,
  statuses: Items,
});
const Change = z.looseObject({ field: z.unknown(), value: z.unknown() });
const Payload = z.looseObject({ entry: z.array(z.looseObject({ changes: z.array(Change) })) });

/** Servers call whoever once made the template that it names, whatever number stands beside it. */
const TEMPLATE = "message_template_status_update";

/** What one event says of one number, as a server takes it. */
export interface MetaEvent {
  phoneNumberId: string;
  payload: string;
}

/**
 * The events in a body of Meta's, one message each: a server looks at the first of everything and loses the rest, but for
 * statuses. Changes that name no number, such as those of accounts, are none. Undefined where the body is not Meta's.
 */
export function eventsIn(body: Uint8Array): MetaEvent[] | undefined {
  const text = new TextDecoder().decode(body);
  const payload = parse(text);
  if (!payload) return undefined;
  const events: MetaEvent[] = [];
  let characters = 0;
  for (const event of takeApart(payload)) {
    characters += event.payload.length;
    if (events.length >= MOST_EVENTS || characters > MOST_CHARACTERS) return undefined;
    events.push(event);
  }
  const [only] = events;
  const isWhole = events.length === 1 && payload.entry.length === 1 && payload.entry[0]?.changes.length === 1;
  // What needs no taking apart goes on as it came.
  return only && isWhole ? [{ ...only, payload: text }] : events;
}

function* takeApart(payload: z.output<typeof Payload>): Generator<MetaEvent> {
  for (const { changes, ...entry } of payload.entry) {
    for (const { value, ...change } of changes) {
      for (const one of change.field === TEMPLATE ? [] : valuesIn(value)) {
        const event = { ...payload, entry: [{ ...entry, changes: [{ ...change, value: one }] }] };
        yield { phoneNumberId: String(one.metadata.phone_number_id), payload: JSON.stringify(event) };
      }
    }
  }
}

function parse(text: string): z.output<typeof Payload> | undefined {
  try {
    return Payload.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function valuesIn(value: unknown): z.output<typeof Value>[] {
  const parsed = Value.safeParse(value).data;
  if (!parsed) return [];
  const { messages = [], statuses, ...rest } = parsed;
  if (messages.length + (statuses ? 1 : 0) <= 1) return [parsed];
  return [...messages.map((one) => ({ ...rest, messages: [one] })), ...(statuses ? [{ ...rest, statuses }] : [])];
}
