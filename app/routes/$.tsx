import { problemResponse } from "../lib/api.server";

/** Every address that no other route knows. */
export function loader() {
  throw problemResponse({ code: "not_found", status: 404, detail: "There is no such page.", requestId: "" });
}

export default function Missing() {
  return null;
}
