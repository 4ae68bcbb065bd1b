/** Works on an event that was kept; what it throws is tried again. */
import type { Core, UploadedEvent } from '../../core/index.ts';

export interface Circumstances {
  readonly receivedAt: Date;
  /** A failure now is the last. */
  readonly isLastTry: boolean;
  /** It was worked on as it read before. */
  readonly isRevised?: boolean;
}

export type Take = (body: unknown, circumstances: Circumstances) => Promise<void>;

/** A video that came through the upload page: what has become no post by the last try is deleted. */
export async function takeUpload(
  uploads: Pick<Core['uploads'], 'settle'>,
  { upload }: UploadedEvent,
  receive: () => Promise<void>,
  isLast: (error: unknown) => boolean,
): Promise<void> {
  try {
    await receive();
  } catch (error) {
    if (isLast(error)) await uploads.settle(upload);
    throw error;
  }
  await uploads.settle(upload);
}
