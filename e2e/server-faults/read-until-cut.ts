import { type Frame, frames } from "@parley/server/testing/read-stream";

export interface CutStream {
  frames: Frame[];
  /** The stream ended in order; otherwise it was cut off. */
  isWhole: boolean;
}

/** What a stream says until it ends or is cut off. `stop` is asked after each frame, and leaves the rest unread. No answer at all is a cut. */
export async function readUntilCut(
  answer: Promise<Response>,
  stop: (frames: readonly Frame[]) => boolean = () => false,
): Promise<CutStream> {
  const read: Frame[] = [];
  try {
    for await (const frame of frames(await answer)) {
      read.push(frame);
      if (stop(read)) break;
    }
    return { frames: read, isWhole: true };
  } catch {
    return { frames: read, isWhole: false };
  }
}
