import { isObject } from '../blocks/check.ts';
import { checkMessageBlocks } from '../blocks/check-blocks.ts';
import { fillInBlocks } from '../blocks/fill-in.ts';
import type { Settings } from '../settings.ts';
import type { Block, Metadata, WireObject } from '../workspace/records.ts';
import { problems, refuse } from './refusal.ts';

const maxTextLength = 40_000;
const maxMarkdownLength = 12_000;
const maxAttachments = 100;
const maxMetadataBytes = 16_000;

export interface Content {
  text: string;
  blocks?: Block[];
  attachments?: WireObject[];
}

/** What a message may be made of, before anybody looked at it. */
export interface GivenContent {
  text?: unknown;
  blocks?: unknown;
  attachments?: unknown;
  markdown_text?: unknown;
}

function readBlocks(settings: Settings, given: unknown): Block[] | undefined {
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) return refuse('invalid_blocks_format');
  const found = checkMessageBlocks(given, settings.scopes);
  if (found.length > 0) return refuse('invalid_blocks', { errors: found, ...problems(found) });
  return fillInBlocks(given);
}

function readAttachments(given: unknown): WireObject[] | undefined {
  if (given === undefined) return undefined;
  if (!Array.isArray(given) || !given.every(isObject)) return refuse('invalid_attachments');
  if (given.length > maxAttachments) return refuse('too_many_attachments');
  return given;
}

function readText(given: GivenContent): string {
  const { text, markdown_text: markdown } = given;
  if (markdown === undefined) return String(text ?? '').slice(0, maxTextLength);
  if (text !== undefined || given.blocks !== undefined) return refuse('markdown_text_conflict');
  if (String(markdown).length > maxMarkdownLength) return refuse('msg_too_long');
  return String(markdown);
}

/** Reads and checks the content of a message, or refuses it as Slack would. */
export function readContent(settings: Settings, given: GivenContent): Content {
  const text = readText(given);
  const blocks = readBlocks(settings, given.blocks);
  const attachments = readAttachments(given.attachments);
  if (text === '' && !blocks?.length && !attachments?.length) return refuse('no_text');
  return { text, ...(blocks?.length ? { blocks } : {}), ...(attachments ? { attachments } : {}) };
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const isFlat = (value: unknown): boolean => isObject(value) && Object.values(value).every(isScalar);

// A payload is one level deep, or two where an object or a list of objects stands in it.
const isPayload = (value: unknown): value is WireObject =>
  isObject(value) &&
  Object.values(value).every(
    (item) => isScalar(item) || isFlat(item) || (Array.isArray(item) && item.every(isFlatOrScalar)),
  );

const isFlatOrScalar = (value: unknown): boolean => isScalar(value) || isFlat(value);

/** Message metadata; `null` when an empty object asks to take it away. */
export function readMetadata(given: unknown): Metadata | null | undefined {
  if (given === undefined) return undefined;
  if (!isObject(given)) return refuse('invalid_metadata_format');
  if (Object.keys(given).length === 0) return null;
  const { event_type: type, event_payload: payload, ...rest } = given;
  const isTyped = typeof type === 'string' && type !== '' && type.length <= 255;
  if (!isTyped || Object.keys(rest).length > 0) return refuse('invalid_metadata_format');
  if (!isPayload(payload)) return refuse('invalid_metadata_schema');
  if (Buffer.byteLength(JSON.stringify(given)) > maxMetadataBytes) refuse('metadata_too_large');
  return { event_type: type, event_payload: payload };
}
