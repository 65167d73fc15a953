/** A short message about something that has just happened. Errors stay until they are closed. */
export interface ToastData {
  /** The same id replaces a message instead of stacking. */
  id: string;
  tone: "good" | "bad";
  title: string;
  detail?: string;
  requestId?: string;
}
