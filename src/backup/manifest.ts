import { z } from 'zod';

/** What a backup says of itself, in its `manifest.json`; written last, so that a backup without one is no backup. */
export const manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  version: z.string(),
  /** Those that the tables were written with. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), rows: z.int(), sha256: z.string() })),
  videos: z.array(z.object({ key: z.string(), sizeBytes: z.int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifest>;

/** The part of it that comes from the database. */
export const databaseCopy = manifest.pick({ migrations: true, tables: true }).extend({
  /** Of the videos that were kept at that instant. */
  videoKeys: z.array(z.string()),
});

export type DatabaseCopy = z.infer<typeof databaseCopy>;

export const manifestName = 'manifest.json';
export const tableFile = (name: string): string => `database/${name}.jsonl`;
export const videoFile = (key: string): string => `videos/${key}`;
