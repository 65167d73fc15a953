/** A Pix payment as the page shows it. */
export interface Pix {
  code: string;
  /** The same as a picture, as a data URL. */
  image: string;
  url: string;
  provider: string;
  expiresAt: string | null;
}
