interface Options extends RequestInit {
  onError?: (failed: { response: Response }) => Promise<void>;
}

/** Of an answer that is no success: what it said, if that was an object, and its status. */
interface Failure {
  status: number;
  statusText: string;
  error?: string;
}

export function betterFetch(url: string, options?: Options): Promise<{ data: unknown; error: Failure | null }>;
