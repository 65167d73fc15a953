/** What can be wrong with a phone number that somebody typed: the code to translate, and what it means. */
export const PHONE_PROBLEMS = {
  country_needed: "Write the number with + and its country code.",
  not_a_number: "This is not a phone number.",
  too_short: "The number is too short.",
  too_long: "The number is too long.",
  not_in_use: "No phone has a number of this form. Check the area code and the digits.",
} as const;

export type PhoneProblem = keyof typeof PHONE_PROBLEMS;
