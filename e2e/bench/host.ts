/** A server with its words, in a process of its own. */
export interface Host {
  url: string;
  close(): Promise<void>;
}
