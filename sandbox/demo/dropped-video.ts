import { join } from 'node:path';
import { makeLargeVideo } from '../../test/fixtures/large-video.ts';

/** Three chunks, so that an upload can be broken off in the middle of one. */
const sizeBytes = 40_000_000;

export interface DroppedVideo {
  name: string;
  path: string;
  sha256: string;
}

/** The fixture that plays for five seconds, filled up to the size of a real one. */
export async function makeDroppedVideo(directory: string): Promise<DroppedVideo> {
  const name = 'new-ramen.mp4';
  const path = join(directory, name);
  const { sha256 } = await makeLargeVideo({ path, sizeBytes });
  return { name, path, sha256 };
}
