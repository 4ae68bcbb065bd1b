import { z } from 'zod';

/** The bodies of the two init calls. Fields that TikTok does not list are refused. */

const captionUnits = 2200;

// TikTok counts UTF-16 units; zod's own `max` counts code points and would let twice as many emoji by.
const caption = z.string().refine((text) => text.length <= captionUnits, `longer than ${captionUnits} UTF-16 units`);

// A missing level is refused later with its own code, privacy_level_option_mismatch.
const postInfo = z.strictObject({
  privacy_level: z.string().optional(),
  title: caption.optional(),
  disable_duet: z.boolean().optional(),
  disable_stitch: z.boolean().optional(),
  disable_comment: z.boolean().optional(),
  video_cover_timestamp_ms: z.int32().optional(),
  brand_content_toggle: z.boolean(),
  brand_organic_toggle: z.boolean().optional(),
  is_aigc: z.boolean().optional(),
});

const fileUpload = z.strictObject({
  source: z.literal('FILE_UPLOAD'),
  video_size: z.int().min(1),
  chunk_size: z.int(),
  total_chunk_count: z.int(),
});

const pullFromUrl = z.strictObject({ source: z.literal('PULL_FROM_URL'), video_url: z.string() });

const sourceInfo = z.discriminatedUnion('source', [fileUpload, pullFromUrl]);

const directBody = z.strictObject({ post_info: postInfo, source_info: sourceInfo });
const inboxBody = z.strictObject({ source_info: sourceInfo });

export type PostInfo = z.infer<typeof postInfo>;
export type SourceInfo = z.infer<typeof sourceInfo>;
export interface InitBody {
  postInfo: PostInfo | null;
  sourceInfo: SourceInfo;
}

function sentenceFor(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}

/** The body in its two parts, or a sentence about what is wrong with its shape. */
export function readInitBody(kind: 'direct' | 'inbox', value: unknown): InitBody | string {
  if (kind === 'inbox') {
    const read = inboxBody.safeParse(value);
    if (!read.success) return sentenceFor(read.error);
    return { postInfo: null, sourceInfo: read.data.source_info };
  }
  const read = directBody.safeParse(value);
  if (!read.success) return sentenceFor(read.error);
  return { postInfo: read.data.post_info, sourceInfo: read.data.source_info };
}
