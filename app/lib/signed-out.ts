/** On a redirect to sign-in: nobody is signed in, or not any more. */
export const SIGNED_OUT_HEADER = "x-zapin-signed-out";

/** Comes with the answer to a form that was sent after the session's end. Read by the page's script. */
export const SIGNED_OUT_COOKIE = "signed-out=1; Path=/; SameSite=Lax";
