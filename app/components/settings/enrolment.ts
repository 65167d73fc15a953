/** What the server made for setting up the second step: see `second-factor.server.ts`. */
export interface Enrolling {
  enrolment: { qr: string; key: string; uri: string; backupCodes: string[] };
  error?: string;
}

export function isEnrolling(answer: unknown): answer is Enrolling {
  return typeof answer === "object" && answer !== null && "enrolment" in answer;
}
