import { type Retention, TICKET_MS, UPLOAD_LINK_MS } from '../core/index.ts';
import { sayDuration } from '../core/schedules/index.ts';

/** Every table of the database, for the privacy page; a test holds this against prisma/schema.prisma. */
interface KeptTable {
  readonly table: string;
  /** What a row of it says of people. */
  readonly what: string;
  /** How long, where that can be configured by what is. */
  readonly until: string | ((retention: Retention) => string);
}

const forgotten = 'until it is forgotten';
const withPost = 'as long as the post it belongs to';

export const spanOf = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

const tables: readonly KeptTable[] = [
  { table: 'workspace', what: 'the id and name of your Slack workspace or Discord server', until: forgotten },
  {
    table: 'member',
    what: 'your id and name there, time zone, language, whether you are an admin or a guest, and when you last opened the Home tab',
    until: forgotten,
  },
  {
    table: 'profile',
    what: 'a connected TikTok account: id, name, handle, address of its picture, what it may post, its settings and owner, and its tokens, encrypted',
    until: 'until it is forgotten; the tokens until it is disconnected or TikTok ends its login',
  },
  {
    table: 'ticket',
    what: 'a personal link to connect an account or to the upload page, as a hash, and where in chat an upload was asked for',
    until: `a day after its ${sayDuration(TICKET_MS)}, or its ${sayDuration(UPLOAD_LINK_MS)}`,
  },
  {
    table: 'browser_upload',
    what: 'a video that comes through the upload page: name and date of the file, its size, time and caption as they were written',
    until: 'a day after its link is over',
  },
  { table: 'thread', what: 'the ids of the places in chat where Schedy speaks', until: forgotten },
  {
    table: 'post',
    what: 'caption, settings, times, author, account, state and the id of the video on TikTok',
    until: ({ historyDays }) =>
      historyDays === 0 ? forgotten : `for ${spanOf(historyDays)} after it has ended, or until it is forgotten`,
  },
  {
    table: 'attempt',
    what: 'one upload to TikTok: its id there, how far it came and how it ended; the upload address, encrypted',
    until: `${withPost}; the address until its hour is over`,
  },
  { table: 'history', what: 'every step of a post: when, and by whom', until: withPost },
  { table: 'notice', what: 'what Schedy has told in chat', until: 'as long as the thread it was said in' },
  {
    table: 'media',
    what: 'name, size, length and checksum of a video, and where in chat it was; the file itself lies beside the database',
    until: withPost,
  },
  {
    table: 'consent',
    what: 'who agreed to which settings of a post, when, and what TikTok offered at that moment',
    until: `${withPost}; without the name of who was forgotten`,
  },
  {
    table: 'approval',
    what: 'who approved a post, asked for changes or rejected it, when and why, and what the post was like then',
    until: `${withPost}; without the name and the words of who was forgotten`,
  },
  {
    table: 'plan',
    what: 'that several posts were planned together, and whether that was confirmed',
    until: 'as long as the thread it was said in',
  },
  { table: 'slot', what: 'the times at which a workspace likes to post', until: 'until they are removed or forgotten' },
  {
    table: 'inbox_event',
    what: 'a message that is meant for Schedy, or a word of TikTok’s, as it came, encrypted',
    until: ({ inboxDays }) =>
      `until it is worked on, a few seconds as a rule; that something came, for ${spanOf(inboxDays)}`,
  },
  {
    table: 'listening',
    what: 'since when Schedy has heard everything that is said on a platform; no person',
    until: 'until it is heard anew',
  },
  {
    table: 'installation',
    what: 'the name of a Slack workspace that has added Schedy and the token it gave, encrypted; no person',
    until: 'until Schedy is removed from the workspace',
  },
  { table: 'call_count', what: 'how many calls were made to TikTok; no person', until: 'about a day' },
  { table: 'incident_profile', what: 'an account at which TikTok fails', until: 'until TikTok answers again' },
  { table: 'incident', what: 'since when TikTok fails for everybody; no person', until: 'until TikTok answers again' },
  {
    table: 'shown_form',
    what: 'that something was chosen in a form, and when; neither who nor what',
    until: 'about a day',
  },
  {
    table: 'typed_form',
    what: 'what somebody typed into a form that could not stand, such as a caption, until they open it again',
    until: 'about a day, or until it is forgotten',
  },
  { table: 'lease', what: 'which process is at work; no person', until: 'about a minute' },
  {
    table: 'change_log',
    what: 'who connected, shared or disconnected an account, by a number',
    until: ({ changeLogDays }) =>
      `${changeLogDays === 0 ? '' : `for ${spanOf(changeLogDays)}, or `}until the account or the workspace is forgotten; the number of a forgotten person names nobody`,
  },
];

export const keptTables = (retention: Retention) =>
  tables.map(({ until, ...rest }) => ({ ...rest, until: typeof until === 'string' ? until : until(retention) }));
