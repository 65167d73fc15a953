import { GROUP_JID, JID, TIME } from "../fields";
import { anything, flag, integer, list, nullable, object, oneOf, ref, type Schema, text } from "../shape";

/** Whom a number writes with. */
export const PEOPLE_COMPONENTS: Readonly<Record<string, Schema>> = {
  Contact: object(
    {
      id: text("Row id."),
      remoteJid: JID,
      pushName: nullable(text("Their name.")),
      profilePicUrl: nullable(text("Address of the picture.")),
      "isGroup?": flag("A group."),
      "isSaved?": flag("In the phone's address book."),
      "type?": text("`contact`, `group` or `group_member`."),
      instanceId: text("The instance's id upstream."),
      "createdAt?": TIME,
      "updatedAt?": TIME,
    },
    { description: "A stored contact." },
  ),
  Chat: object(
    {
      id: text("Row id."),
      remoteJid: JID,
      pushName: nullable(text("Their name.")),
      profilePicUrl: nullable(text("Address of the picture.")),
      updatedAt: nullable(TIME),
      "windowStart?": nullable(TIME),
      "windowExpires?": nullable(TIME),
      "windowActive?": flag("Whether the customer wrote in the last 24 hours."),
      "lastMessage?": nullable(ref("StoredMessage")),
      "unreadCount?": nullable(integer("Messages not read yet. 2.3 and newer.")),
      "isSaved?": flag("In the phone's address book. 2.3 and newer."),
    },
    { description: "A chat with its last message." },
  ),
  NumberCheck: object(
    {
      jid: JID,
      exists: flag("Whether it is on WhatsApp."),
      number: text("The number as asked."),
      "name?": text("Their name."),
      "lid?": text("Their hidden id. 2.3 and newer."),
    },
    { description: "Whether one number is on WhatsApp." },
  ),
  Profile: object(
    {
      wuid: JID,
      "name?": nullable(text("Name.")),
      "numberExists?": flag("Whether it is on WhatsApp."),
      "picture?": nullable(text("Address of the picture.")),
      "status?": nullable(anything("The about text.")),
      "isBusiness?": flag("A business account."),
      "email?": nullable(text("Of a business.")),
      "description?": nullable(text("Of a business.")),
      "website?": nullable(text("Of a business.")),
    },
    { description: "Profile of a number." },
  ),
  Group: object(
    {
      id: GROUP_JID,
      subject: text("Name of the group."),
      "subjectOwner?": text("Who named it."),
      "subjectTime?": integer("When, in seconds since 1970."),
      "pictureUrl?": nullable(text("Address of the picture.")),
      size: integer("Members."),
      creation: integer("Seconds since 1970."),
      "owner?": text("Who made it."),
      "desc?": text("Description."),
      "descId?": text("Id of the description."),
      restrict: flag("Only admins change its data."),
      announce: flag("Only admins write."),
      "participants?": list(ref("Participant")),
      "isCommunity?": flag("A community."),
      "linkedParent?": nullable(text("The community it is part of.")),
    },
    { description: "A group's data." },
  ),
  Participant: object(
    {
      id: JID,
      "admin?": nullable(oneOf(["admin", "superadmin"], "Rank, or null.")),
      "name?": text("Name."),
      "imgUrl?": nullable(text("Address of the picture.")),
    },
    { description: "A member of a group." },
  ),
};
