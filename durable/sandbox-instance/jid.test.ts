import { expect, it } from "vitest";
import { createJid } from "./jid";

it.each([
  ["5511888880002", "5511888880002@s.whatsapp.net"],
  ["+55 (11) 88888-0002", "5511888880002@s.whatsapp.net"],
  ["5511888880002@s.whatsapp.net", "5511888880002@s.whatsapp.net"],
  ["5511888880002:12@s.whatsapp.net", "5511888880002@s.whatsapp.net"],
  ["120363025486943212", "120363025486943212@g.us"],
  ["5511999999999-1596123456", "5511999999999-1596123456@g.us"],
  ["123@lid", "123@lid"],
  ["status@broadcast", "status@broadcast"],
  // Mexico and Argentina lose their mobile digit.
  ["5215512345678", "525512345678@s.whatsapp.net"],
  ["5491112345678", "541112345678@s.whatsapp.net"],
  // Brazil: the ninth digit stays under area 31, and before a local number below 7.
  ["5511987654321", "5511987654321@s.whatsapp.net"],
  ["5531987654321", "553187654321@s.whatsapp.net"],
  ["5531967654321", "5531967654321@s.whatsapp.net"],
  ["6281234567890", "6281234567890@s.whatsapp.net"],
])("%s is %s", (number, jid) => expect(createJid(number)).toBe(jid));
