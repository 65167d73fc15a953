/** Why somebody who is invited cannot join now. */
export const NO_ROOM = "The plan of this tenant has no room for another member.";
