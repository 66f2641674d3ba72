/** What a page has seen of itself. Times in milliseconds. */
export interface Watched {
  longTasks: number[];
  shift: number;
  largestPaint: number;
  /** Between one frame and the next, while it is asked to look. */
  frames: number[];
  /** From a key to the frame that it is drawn in. */
  keys: number[];
  lookAtFrames(): void;
  /** Resolves after the next paint. */
  painted(): Promise<void>;
  /** From the next click until the field can be written in and is drawn, and the newest message with it where `newest` is given. */
  usable(newest?: string): Promise<number>;
  /** The widget's own tree, or that of a page without it. */
  root(): Document | ShadowRoot;
}

declare global {
  interface Window {
    watched: Watched;
  }
}

/** Runs in the page before anything else does. It is taken there as text, so all that it needs is within it. */
export function watchPage(): void {
  const watched: Watched = {
    longTasks: [],
    shift: 0,
    largestPaint: 0,
    frames: [],
    keys: [],
    lookAtFrames() {
      let last: number | undefined;
      const look = (time: number) => {
        if (last !== undefined) watched.frames.push(time - last);
        last = time;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      const onKey = ({ timeStamp }: KeyboardEvent) => void watched.painted().then(() => watched.keys.push(performance.now() - timeStamp));
      addEventListener("keydown", onKey, { capture: true });
    },
    painted: () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            resolve();
          };
          port2.postMessage(undefined);
        });
      }),
    usable: (newest) =>
      new Promise((resolve) => {
        const onClick = ({ timeStamp }: Event) => {
          const look = () => {
            const root = watched.root();
            const isThere = newest === undefined || root.querySelector(".list > .message:last-child")?.textContent.includes(newest);
            if (!isThere || !(root.activeElement instanceof HTMLTextAreaElement)) requestAnimationFrame(look);
            // Within the frame that draws it.
            else {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - timeStamp);
              port2.postMessage(undefined);
            }
          };
          requestAnimationFrame(look);
        };
        addEventListener("click", onClick, { capture: true, once: true });
      }),
    root: () => document.querySelector("parley-widget")?.shadowRoot ?? document,
  };
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("longtask", ({ duration }) => watched.longTasks.push(duration));
  observe("largest-contentful-paint", ({ startTime }) => (watched.largestPaint = startTime));
  observe("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) watched.shift += value;
  });
  window.watched = watched;
}
