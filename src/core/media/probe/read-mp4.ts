import { type BoundedReader, DamagedIndex, mostFrames } from './bounded-reader.ts';
import { boxAt, boxesIn, longestHeaderBytes, readBoxHeader } from './boxes.ts';
import { createFragments, type Fragments, readDefaults } from './mp4-fragments.ts';
import { framesPlayed, type Played, soundPlayed } from './mp4-samples.ts';
import { type Mp4Track, numberAt, readTrack } from './mp4-track.ts';
import type { Container } from './video-facts.ts';
import { type Probe, readable, refused } from './video-facts.ts';

/** Measures an MP4 or MOV as a player would play it; throws `TooComplex` or `DamagedIndex`. */
export async function readMp4(bytes: BoundedReader, container: Container): Promise<Probe> {
  const movie = await readMovie(bytes);
  if (movie === null || movie.tracks.length === 0) return refused('media_unreadable', { reason: 'no_tracks' });
  const { tracks, fragments } = movie;
  const sound = tracks.find(({ kind }) => kind === 'sound') ?? null;
  const chapters = new Set(tracks.flatMap((track) => track.chapters));
  const moving = tracks.filter(
    (track) => track.kind === 'picture' && !chapters.has(track.id) && !isStill(track, fragments, sound !== null),
  );
  const picture = moving.find(({ isEnabled }) => isEnabled) ?? moving[0];
  if (!picture) return refused('media_no_video', { container });
  // Only the chosen tracks are placed in time: a file may claim a thousand tracks of a million frames each.
  const shown = withFragments(picture, framesPlayed(picture.tables), fragments);
  const heard = sound && withFragments(sound, soundPlayed(sound.tables), fragments);
  if (movie.isCutShort || picture.endOfData > bytes.sizeBytes || shown === null) {
    return refused('media_unreadable', { reason: 'cut_short' });
  }
  const { frames, shownSeconds } = shown;
  if (frames > mostFrames) throw new DamagedIndex();
  return readable({
    container,
    sizeBytes: bytes.sizeBytes,
    durationSeconds: lengthOf(heard ? [shown, heard] : [shown]),
    width: picture.width,
    height: picture.height,
    framesPerSecond: frames / shownSeconds,
    videoCodec: picture.codec,
    audioCodec: sound?.codec ?? null,
  });
}

interface Movie {
  readonly tracks: readonly Mp4Track[];
  readonly fragments: Fragments | null;
  /** A fragment, or the piece that follows it, reaches beyond the end of the file. */
  readonly isCutShort: boolean;
}

/** Goes from box to box over the top of the file; null when it has no index. */
async function readMovie(bytes: BoundedReader): Promise<Movie | null> {
  let index: Index | null = null;
  for (let position = 0; position < bytes.sizeBytes; ) {
    bytes.count();
    const header = readBoxHeader(await bytes.read(position, longestHeaderBytes));
    if (header === null) break;
    const { type, headerBytes, sizeBytes } = header;
    const end = sizeBytes === Number.POSITIVE_INFINITY ? bytes.sizeBytes : position + sizeBytes;
    const contentStart = position + headerBytes;
    position = end;
    if (end > bytes.sizeBytes) {
      const isCutShort = Boolean(index?.fragments) && (type === 'moof' || type === 'mdat');
      return index && { ...index, isCutShort };
    }
    if (type === 'moov') index ??= readIndex(await bytes.read(contentStart, end - contentStart), bytes.counter());
    if (index && !index.fragments) break;
    if (type === 'moof') index?.fragments?.add(await bytes.read(contentStart, end - contentStart), bytes.counter());
  }
  return index && { ...index, isCutShort: false };
}

type Index = Omit<Movie, 'isCutShort'>;

function readIndex(moov: Buffer, count: () => void): Index {
  const mvex = boxAt(moov, ['mvex'], count);
  return { tracks: readTracks(moov, count), fragments: mvex && createFragments(readDefaults(mvex, count)) };
}

function readTracks(moov: Buffer, count: () => void): readonly Mp4Track[] {
  const mvhd = boxAt(moov, ['mvhd'], count);
  const timescale = numberAt(mvhd, mvhd?.[0] === 1 ? 20 : 12);
  const tracks: Mp4Track[] = [];
  for (const { type, content } of boxesIn(moov, count)) {
    const track = type === 'trak' ? readTrack(content, timescale, count) : null;
    if (track) tracks.push(track);
  }
  return tracks;
}

/** An edit of a fragmented track that names a length cuts the whole; where it begins is in the times already. */
function withFragments(track: Mp4Track, played: Played | null, fragments: Fragments | null): Played | null {
  const sums = fragments?.of(track.id);
  if (!sums || sums.frames === 0) return played;
  const startSeconds = sums.firstTime / track.timescale;
  const wholeSeconds = sums.endTime / track.timescale - startSeconds + (played?.shownSeconds ?? 0);
  const editSeconds = track.tables.edits.reduce((sum, { seconds, from }) => sum + (from === null ? 0 : seconds), 0);
  const shownSeconds = editSeconds > 0 ? Math.min(editSeconds, wholeSeconds) : wholeSeconds;
  const frames = ((sums.frames + (played?.frames ?? 0)) * shownSeconds) / wholeSeconds;
  return { startSeconds, endSeconds: startSeconds + shownSeconds, shownSeconds, frames };
}

/** Cover art and a poster are stored like a video of one frame. */
function isStill({ id, samples }: Mp4Track, fragments: Fragments | null, hasSound: boolean): boolean {
  const frames = samples + (fragments?.of(id)?.frames ?? 0);
  return hasSound && frames === 1;
}

/** From the first moment at which anything is played to the last. */
function lengthOf(played: readonly Played[]): number {
  const start = Math.min(...played.map(({ startSeconds }) => startSeconds));
  return Math.max(...played.map(({ endSeconds }) => endSeconds)) - start;
}
