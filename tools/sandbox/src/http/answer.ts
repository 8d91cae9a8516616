/** What a route answers; bodies are JSON unless they are text. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as routes see it. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: import('node:http').IncomingHttpHeaders;
  /** Parsed JSON; `undefined` without a body, and `badJson` set when it could not be parsed. */
  readonly body: unknown;
  readonly badJson: boolean;
}
