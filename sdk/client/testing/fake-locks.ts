type Holder = { letGo: (error: DOMException) => void };

/** The part of a browser's LockManager that is used, for the tabs of one test. Grants come later, in the order of the requests. */
export interface FakeLocks {
  request(name: string, options: { steal?: boolean; signal?: AbortSignal }, held: () => unknown): Promise<unknown>;
  /** How often a lock was asked for. */
  requests(): number;
}

export function fakeLocks(): FakeLocks {
  const holders = new Map<string, Holder>();
  const queues = new Map<string, (() => void)[]>();
  let requests = 0;

  const queueOf = (name: string) => queues.get(name) ?? [];
  const aborted = (why: string) => new DOMException(why, "AbortError");

  function pass(name: string, from: Holder): void {
    if (holders.get(name) !== from) return;
    holders.delete(name);
    queueOf(name).shift()?.();
  }

  return {
    requests: () => requests,
    request(name, { steal, signal }, held) {
      requests += 1;
      return new Promise((resolve, reject) => {
        const holder: Holder = { letGo: reject };
        const grant = () => {
          holders.set(name, holder);
          void Promise.resolve()
            .then(held)
            .then(resolve, reject)
            .finally(() => pass(name, holder));
        };
        if (steal) {
          holders.get(name)?.letGo(aborted("Lock broken by another request with the 'steal' option"));
          grant();
        } else if (holders.has(name)) {
          queues.set(name, [...queueOf(name), grant]);
          signal?.addEventListener("abort", () => {
            queues.set(
              name,
              queueOf(name).filter((other) => other !== grant),
            );
            reject(aborted("The request was aborted"));
          });
        } else grant();
      });
    },
  };
}
