import { type MediaPlace, moveDatabase, moveMedia } from '../backup/index.ts';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { type Database, openDatabase, recordMoved } from '../core/database/index.ts';
import { createPartFiles, createStore } from '../core/media/index.ts';
import { readOptions } from './options.ts';

const options = { to: { type: 'string' }, media: { type: 'string' } } as const;

/** `npm run move -- [--to DATABASE_URL] [--media MEDIA_URL]`: first the videos, then the database, whose commit ends it. */
export async function move(args: readonly string[]): Promise<void> {
  const { to, media } = readOptions('move', args, options).values;
  const config = loadConfig();
  refuseWrong(config, to, media);
  const { databaseUrl: url, dataDir } = config;
  const source = await openDatabase({ url, dataDir, leavesSchema: true, onError: () => undefined });
  try {
    const said: string[] = [];
    const target = to ? await openDatabase({ url: to, dataDir, leavesSchema: true, onError: () => undefined }) : null;
    try {
      if (media) said.push(await sayMedia(source, placeOf(config, config.mediaUrl), placeOf(config, media)));
      if (to && target) said.push(await sayDatabase(source, target, dataDir, new URL(to)));
    } finally {
      await target?.stop();
    }
    process.stdout.write(`${[...said, sayNext(config, to, media)].join('\n')}\n`);
  } finally {
    await source.stop();
  }
}

function refuseWrong({ databaseUrl, mediaUrl }: Config, to: string | undefined, media: string | undefined): void {
  const complaints: string[] = [];
  if (!to && !media) complaints.push('move needs --to DATABASE_URL, --media MEDIA_URL, or both');
  if (to && databaseUrl) {
    complaints.push('move --to takes the embedded database of DATA_DIR: leave DATABASE_URL unset until it is done');
  }
  if (to && !/^postgres(ql)?:\/\/[^/]+\/.+/.test(to)) {
    complaints.push('--to is not an address like postgresql://user:password@host:5432/database');
  }
  if (media && media === mediaUrl) complaints.push('--media names the place where videos lie already (MEDIA_URL)');
  if (complaints.length > 0) throw new ConfigError(complaints);
}

const placeOf = ({ s3 }: Config, url: string): MediaPlace => ({
  store: createStore(url, s3),
  parts: createPartFiles(url, s3),
});

async function sayMedia(source: Database, from: MediaPlace, to: MediaPlace): Promise<string> {
  const { videos, arriving, missing } = await moveMedia(source, from, to);
  const gone = missing > 0 ? ` ${missing} were missing before.` : '';
  return `${videos} videos and ${arriving} unfinished uploads are there, each compared with its checksum.${gone}`;
}

async function sayDatabase(source: Database, target: Database, dataDir: string, to: URL): Promise<string> {
  const { rows, isRepeated } = await moveDatabase(source, target);
  // Only now: a start on the embedded database would post everything a second time.
  await recordMoved(dataDir, `${to.host}${to.pathname}`);
  return `${rows} rows are there, each table counted and compared${isRepeated ? '; an earlier move had brought them' : ''}.`;
}

/** The addresses themselves may hold a password. */
function sayNext({ encryptionKeys }: Config, to: string | undefined, media: string | undefined): string {
  const steps = [
    ...(to ? ['DATABASE_URL to that server'] : []),
    ...(to && !encryptionKeys ? ['TOKEN_ENCRYPTION_KEYS to what stands in DATA_DIR/token-encryption-key'] : []),
    ...(media ? ['MEDIA_URL to that place'] : []),
  ];
  return `Now set ${steps.join(', ')}, and start. What was moved stays where it was until you remove it.`;
}
