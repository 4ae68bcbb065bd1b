/** A message of the desk as Discord's components: pure, and within all of Discord's limits. */
import {
  type APIContainerComponent,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import { clip, type Line, type Message, type Picture, type StatusIcon } from '../../desk/index.ts';
import { drawButtons, isLinkable } from './draw-buttons.ts';
import { drawLine, drawQuote, drawSmall, membersIn } from './markdown.ts';

interface Presented {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { parse: []; users: string[]; replied_user: false };
}

export interface Look {
  /** A number by which the message is found again; Discord keeps it and shows it to nobody. */
  readonly recoveryKey?: number;
  /** Puts a frame of that colour round it. */
  readonly accent?: number;
  /** The server it is about, where it is said in private. */
  readonly guild?: string | null;
}

/** Over all texts of a message; beside a caption, lines leave room for it. */
const limits = { text: 4000, lines: 3500, linesBesideCaption: 1500, smallPrint: 500 };

const container = ComponentType.Container;
const textDisplay = ComponentType.TextDisplay;

export function presentMessage(message: Message, { recoveryKey, accent, guild = null }: Look = {}): Presented {
  const { lines, parts = [], buttons = [], picture } = message;
  const drawn = [
    ...(picture ? [drawPicture(picture)] : []),
    ...drawTexts(message),
    ...parts.flatMap((part) => [...drawTexts(part), ...drawButtons(part.buttons, guild)]),
    ...drawButtons(buttons, guild),
  ];
  const framed = accent === undefined ? drawn : [frame(drawn, accent)];
  const [first, ...rest] = framed;
  const components = first && recoveryKey !== undefined ? [{ ...first, id: recoveryKey }, ...rest] : framed;
  return {
    flags: MessageFlags.IsComponentsV2,
    components,
    allowed_mentions: {
      parse: [],
      users: membersIn([...lines, ...parts.flatMap((part) => part.lines)]),
      replied_user: false,
    },
  };
}

/** The file itself goes with the message; see `uploadOf` and `pictureFile`. */
const drawPicture = ({ name, alt }: Picture): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${name}` }, description: alt }],
});

/** The file of a message's picture, as the REST client takes it, and what describes it in the body. */
export function uploadOf({ picture }: Message): { readonly body: object; readonly files?: readonly RawFile[] } {
  if (!picture) return { body: {} };
  const { name, alt: description, bytes } = picture;
  const data = Buffer.from(bytes);
  return {
    body: { attachments: [{ id: 0, filename: name, description }] },
    files: [{ name, data, contentType: 'image/png' }],
  };
}

/** The same as discord.js takes it in the answer to an interaction. */
export const pictureFile = ({ picture }: Message) =>
  picture ? [{ attachment: Buffer.from(picture.bytes), name: picture.name, description: picture.alt }] : [];

const frame = (components: Part[], accent_color: number): APIContainerComponent => ({
  type: container,
  accent_color,
  components,
});

type Part = APIContainerComponent['components'][number] & APIMessageTopLevelComponent;

function drawTexts(message: Message): APITextDisplayComponent[] {
  const { caption = '', copy = '', smallPrint = [] } = message;
  const lines = [...message.lines, ...addressesIn(message)];
  const hasCaption = caption.trim() !== '' || copy.trim() !== '';
  const room = hasCaption ? limits.linesBesideCaption : limits.lines;
  const body = packLines(lines.map(drawLine), room);
  const small = packLast(smallPrint.map(drawSmall), limits.smallPrint);
  const left = limits.text - body.length - small.length;
  const texts = [
    body,
    caption.trim() === '' ? '' : drawCaption(caption, left),
    copy.trim() === '' ? '' : drawCopy(copy, left),
    small,
  ];
  return texts.filter((content) => content !== '').map((content) => text(content));
}

/** What cannot be a button, on a line of its own. */
const addressesIn = ({ buttons = [] }: Message): Line[] =>
  buttons.flatMap((one) => ('url' in one && !isLinkable(one.url) ? [[`${one.label}: ${one.url}`]] : []));

const text = (content: string): APITextDisplayComponent => ({ type: textDisplay, content });

const MORE = '\n…';

/** As many whole lines as there is room for, and that there were more; a single one that is too long is cut. */
function packLines(lines: readonly string[], room: number): string {
  if (lines.join('\n').length <= room) return lines.join('\n');
  let packed = '';
  for (const line of lines) {
    const next = packed === '' ? line : `${packed}\n${line}`;
    if (next.length > room - MORE.length) return packed === '' ? clip(line, room) : packed + MORE;
    packed = next;
  }
  return packed;
}

/** The same from the end: what must be read before a post goes out stands last, and a tip first. */
function packLast(lines: readonly string[], room: number): string {
  const kept: string[] = [];
  let left = room;
  for (const line of lines.toReversed()) {
    if (line.length > left) return kept.length === 0 ? packLines([line], room) : kept.join('\n');
    kept.unshift(line);
    left -= line.length + 1;
  }
  return kept.join('\n');
}

/** Marks that must be escaped may make it longer than Discord takes; then its end is left out. */
function drawCaption(caption: string, room: number): string {
  let shown = caption;
  for (;;) {
    const drawn = drawQuote(shown === caption ? caption : `${shown}…`);
    if (drawn.length <= room) return drawn;
    shown = [...shown].slice(0, -Math.max(1, Math.ceil((drawn.length - room) / 3))).join('');
  }
}

const FENCE = '```';

/**
 * A block that is copied in one go. Nothing can be escaped in it, so a caption with a fence of its own stands as
 * plain text instead: what is shown, and copied, is the caption to the letter either way.
 */
function drawCopy(copy: string, room: number): string {
  const fenced = `${FENCE}\n${copy}\n${FENCE}`;
  return copy.includes(FENCE) || fenced.length > room ? drawCaption(copy, room) : fenced;
}

/** A sentence of our own, for where no desk is asked. */
export const presentWords = (words: string): Presented => presentMessage({ lines: [[words]] });

/** The frame of a card; an ornament beside its words, never instead of them. */
export const accents: Readonly<Record<StatusIcon, number>> = {
  reading: 0x8a8f98,
  asking: 0xf0b232,
  scheduled: 0x5865f2,
  sending: 0x5865f2,
  published: 0x23a55a,
  failed: 0xda373c,
  stopped: 0x8a8f98,
};
