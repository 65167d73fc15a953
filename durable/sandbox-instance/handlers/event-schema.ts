import type { PropertyRule } from "../validation";

/** The event names that 2.3.6 lets an instance subscribe to, in the order in which it lists them. */
export const subscribableEvents: readonly string[] = [
  "APPLICATION_STARTUP",
  "QRCODE_UPDATED",
  "MESSAGES_SET",
  "MESSAGES_UPSERT",
  "MESSAGES_EDITED",
  "MESSAGES_UPDATE",
  "MESSAGES_DELETE",
  "SEND_MESSAGE",
  "SEND_MESSAGE_UPDATE",
  "CONTACTS_SET",
  "CONTACTS_UPSERT",
  "CONTACTS_UPDATE",
  "PRESENCE_UPDATE",
  "CHATS_SET",
  "CHATS_UPSERT",
  "CHATS_UPDATE",
  "CHATS_DELETE",
  "GROUPS_UPSERT",
  "GROUP_UPDATE",
  "GROUP_PARTICIPANTS_UPDATE",
  "CONNECTION_UPDATE",
  "LABELS_EDIT",
  "LABELS_ASSOCIATION",
  "CALL",
  "TYPEBOT_START",
  "TYPEBOT_CHANGE_STATUS",
  "REMOVE_INSTANCE",
  "LOGOUT_INSTANCE",
  "INSTANCE_CREATE",
  "INSTANCE_DELETE",
  "STATUS_INSTANCE",
];

export const eventsRule: PropertyRule = { type: "array", items: { type: "string", oneOf: subscribableEvents } };

/** Where an enabled target without `events` trips Evolution. */
export const missingEvents = "Cannot read properties of undefined (reading 'length')";

/** A target that is off subscribes to nothing; an empty list means every event. Undefined: Evolution fails on this body. */
export function subscribedEvents(target: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  if (target.enabled !== true) return [];
  if (!Array.isArray(target.events)) return undefined;
  return target.events.length === 0 ? subscribableEvents : target.events;
}
