/** The streams that are being sent, so that a server which goes down can let them say their last event. */
export class OpenStreams {
  readonly #open = new Set<Promise<void>>();

  add(stream: Promise<void>): Promise<void> {
    this.#open.add(stream);
    const remove = (): void => void this.#open.delete(stream);
    stream.then(remove, remove);
    return stream;
  }

  /** Resolves when all have ended, or after `milliseconds`. */
  async ended(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
    await Promise.race([Promise.allSettled(this.#open), late]);
    clearTimeout(timer);
  }
}
