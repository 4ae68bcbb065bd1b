/** A team's week, told by the renderers that draw it in chat: what stands in docs/a-week.md. */

import { digestOf } from '../../src/bots/desk/calendar/index.ts';
import { describeWeek } from '../../src/bots/desk/calendar/tell-week.ts';
import { readWeek } from '../../src/bots/desk/calendar/week.ts';
import { showQueue } from '../../src/bots/desk/commands/lists.ts';
import { connectAnswer } from '../../src/bots/desk/commands/personal-links.ts';
import type { DeskDeps } from '../../src/bots/desk/deps.ts';
import { drawChoiceForm } from '../../src/bots/desk/forms/choose.ts';
import { decisionForm } from '../../src/bots/desk/forms/decide.ts';
import { sayWorkspace } from '../../src/bots/desk/forms/workspace-settings.ts';
import type { Line, Message, OpenedForm } from '../../src/bots/desk/index.ts';
import { drawCard } from '../../src/bots/desk/view/card.ts';
import { drawReply } from '../../src/bots/desk/view/replies.ts';
import type { NoticeToSend, PostView } from '../../src/core/index.ts';
import { describeInstant } from '../../src/core/schedules/index.ts';
import { postView } from '../bots/desk/post-view.ts';
import { senderOf } from '../bots/desk/sender.ts';

const timeZone = 'Europe/Berlin';

interface Teller {
  title(text: string): void;
  /** What happens, for whoever reads. */
  tells(text: string): void;
  says(who: string, text: string): void;
  /** Schedy's message; `how` such as `only Mia sees it`. */
  shows(message: Message, how?: string): void;
  /** `typed`: what somebody writes into its fields. */
  form(form: OpenedForm, typed?: Readonly<Record<string, string>>): void;
  goTo(iso: string): void;
  readonly now: () => Date;
  text(): string;
}

const names: Readonly<Record<string, string>> = { UMIA: 'mia', ULEO: 'leo', UADA: 'ada' };

function createTeller(): Teller {
  const chapters: string[] = [];
  let talk: string[] = [];
  let now = new Date(0);
  const close = (): void => {
    if (talk.length > 0) chapters.push(['```', ...talk, '```'].join('\n'));
    talk = [];
  };
  const instant = (at: Date, style: string): string => {
    const { absolute, relative } = describeInstant(at, timeZone, now);
    return style === 'relative' ? relative : style === 'clock' ? absolute.slice(-5) : absolute;
  };
  const lineText = (line: Line): string =>
    line
      .map((piece) => {
        if (typeof piece === 'string') return piece;
        if (piece.kind === 'instant') return instant(piece.at, piece.style);
        if (piece.kind === 'channel') return '#videos';
        if (piece.kind === 'mention') return `@${names[piece.member] ?? piece.member}`;
        return piece.kind === 'link' ? piece.label : piece.text;
      })
      .join('');
  const speak = (who: string, lines: readonly string[]): void => {
    for (const [index, line] of lines.flatMap((text) => text.split('\n')).entries()) {
      talk.push(`${(index === 0 ? who : '').padEnd(8)} ${line}`.trimEnd());
    }
  };
  return {
    now: () => now,
    goTo: (iso) => {
      now = new Date(iso);
    },
    title: (text) => {
      close();
      chapters.push(`## ${text}`);
    },
    tells: (text) => {
      close();
      chapters.push(text);
    },
    says: (who, text) => speak(who, [text]),
    shows: ({ lines, parts = [], caption = '', copy = '', smallPrint = [], buttons = [] }, how) => {
      const all = [...lines, ...parts.flatMap((part) => part.lines)].map(lineText);
      const pressed = [...parts.flatMap((part) => part.buttons), ...buttons].map(({ label }) => `[${label}]`).join(' ');
      const first = how ? [`(${how})`] : [];
      speak(
        'Schedy',
        [...first, ...all, caption, copy, ...smallPrint.map(lineText), pressed].filter((line) => line !== ''),
      );
    },
    form: ({ title, notes, fields, consent, submit = 'Save' }, typed = {}) => {
      const drawn = fields.flatMap(({ name, label, about, options = [], value = typed[name] ?? '' }) => [
        `${label}${value === '' || options.length > 0 ? '' : `: ${value}`}`,
        `  ${about}`,
        ...options.map((option) => `  ${value.split(',').includes(option.value) ? '(x)' : '( )'} ${option.label}`),
      ]);
      speak('form', [
        `“${title}”`,
        ...notes.map(lineText),
        ...drawn,
        ...(consent ? [lineText(consent)] : []),
        `[${submit}]`,
      ]);
    },
    text: () => {
      close();
      return `${chapters.join('\n\n')}\n`;
    },
  };
}

const sender = senderOf({ id: 'm', workspaceId: 'w', externalId: 'UMIA' }, { timeZone, isAdmin: true });

const mias = { id: 'm', externalId: 'UMIA' };
const leos = { id: 'l', externalId: 'ULEO' };
const at = (iso: string): Date => new Date(iso);
const post = ({ dueAt = at('2026-11-26T20:00:00Z'), ...differences }: Partial<PostView> = {}): PostView =>
  postView({ author: mias, dueAt, wakeAt: dueAt, ...differences });
const told = (body: NoticeToSend['body'], about: PostView | null, mention: string | null = 'UMIA'): Message =>
  drawReply({ id: 'n', mention, body, post: about }, 'slack');

/** The parts of core of which this week has need, holding these posts. */
function deskOf(posts: readonly PostView[], now: () => Date): DeskDeps {
  const within = ({ from, to }: { from: Date; to: Date }) =>
    posts.filter(({ dueAt }) => dueAt !== null && dueAt >= from && dueAt < to);
  const between = async (span: { from: Date; to: Date }) => ({ posts: within(span), total: within(span).length });
  const open = posts.filter(({ state }) => state !== 'published' && state !== 'failed');
  const core = {
    profiles: { canConnect: true, connectLink: async () => 'https://schedy.example.com/connect' },
    posts: { between, privateThreads: async () => [], queue: async () => ({ posts: open, total: open.length }) },
    slots: { free: async () => [at('2026-11-27T17:00:00Z')] },
  };
  return { core, clock: { now }, platform: 'slack' } as unknown as DeskDeps;
}

/** Monday to Monday, in the words that people meet. */
export async function tellWeekOfTeam(): Promise<string> {
  const teller = createTeller();
  const { title, tells, says, shows, form, goTo } = teller;
  const ramen = { caption: 'New ramen drop 🍜 #cooking #ramen', dueAt: at('2026-11-24T18:00:00Z') };

  tells(
    '# A week with Schedy\n\nMia and Leo run the TikTok account of a restaurant, Ada administers their chat. This is what they and Schedy write to each other in one week. A test writes this page with the same code that draws the messages in Slack, so it is what people really see: a [Word] below a message is a button, a [file.mp4] is a video that somebody drops. A card that has changed is shown again as it reads then.',
  );

  title('Monday: connecting the account, and the first post');
  goTo('2026-11-23T14:00:00Z');
  tells('Ada connects the TikTok account. The link is for Ada’s eyes only; in the browser TikTok asks for consent.');
  says('ada', '/schedy connect');
  shows(await connectAnswer(deskOf([], teller.now), sender), 'only Ada sees it');
  const connected = {
    profileId: 'p',
    handle: 'ramenhouse',
    account: '@ramenhouse',
    workspaceName: 'Ramen House',
    mode: 'direct' as const,
    mayPublish: true,
    audited: true,
    renewed: false,
    shared: true,
    by: null,
  };
  shows(told({ kind: 'connected', data: connected }, null, null), 'directly to Ada');
  tells(
    'Mia drops a video into their channel and writes when it shall go out. Schedy answers in the thread below it; this one message, the card, always shows how the post stands. Its last line begins with the post’s short name: wherever k7qm is written, this post is meant.',
  );
  says('mia', '[new-ramen.mp4]  post tomorrow 7pm New ramen drop 🍜 #cooking #ramen');
  shows(drawCard(post({ ...ramen, state: 'draft', missing: 'video', profile: null, dueAt: null }), 'slack'));
  tells('A second later the same message reads:');
  shows(drawCard(post(ramen), 'slack'));

  title('Tuesday: another time, and out it goes');
  goTo('2026-11-24T09:00:00Z');
  tells('Mia wants another time, and writes so in the thread:');
  const moved = { ...ramen, dueAt: at('2026-11-24T19:00:00Z') };
  says('mia', 'move to 8pm');
  shows(drawCard(post(moved), 'slack'));
  goTo('2026-11-24T19:00:20Z');
  tells(
    'At eight in the evening the card shows the upload, and then where the video is. A reply tells Mia, because a changed message notifies nobody.',
  );
  shows(drawCard(post({ ...moved, state: 'publishing', sentBytes: 29_300_000 }), 'slack'));
  const out = post({
    ...moved,
    state: 'published',
    videoId: '7571234567890123456',
    publishedAt: at('2026-11-24T19:00:41Z'),
  });
  shows(drawCard(out, 'slack'));
  shows(told({ kind: 'published', data: {} }, out));

  title('Wednesday: a form for each post');
  goTo('2026-11-25T09:00:00Z');
  tells('Ada wants audience and settings to be chosen by a person each time, as TikTok’s guidelines describe it.');
  says('ada', '/schedy settings ask on');
  const settings = {
    usualMinute: 18 * 60,
    askEveryTime: true,
    guestsPost: false,
    listens: true,
    undoSeconds: null,
    digestChannel: null,
    approvals: false,
    approvers: [],
    areApproversGone: false,
  };
  shows({ lines: [['Saved. ', ...sayWorkspace(sender, settings)]] }, 'only Ada sees it');
  tells(
    'So Leo’s post is a draft until somebody has chosen. Nothing is chosen in advance; what Leo ticked in the form is marked here with an x.',
  );
  says('leo', '[kitchen.mov]  post thursday 6pm Kitchen tour #kitchen');
  const tour = post({
    code: 'p3xw',
    author: leos,
    caption: 'Kitchen tour #kitchen',
    dueAt: at('2026-11-26T17:00:00Z'),
    state: 'draft',
    missing: 'choices',
    chosenInWords: {},
    video: {
      id: 'media',
      fileName: 'kitchen.mov',
      sizeBytes: 31_000_000,
      durationMs: 28_000,
      width: 1080,
      height: 1920,
    },
  });
  shows(drawCard(tour, 'slack'));
  const offered = {
    privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
    commentDisabled: false,
    duetDisabled: true,
    stitchDisabled: false,
    maxVideoDurationSeconds: 600,
  } as unknown as Parameters<typeof drawChoiceForm>[0]['offered'];
  const chosen = { audience: 'PUBLIC_TO_EVERYONE', interactions: 'comments' };
  form(drawChoiceForm({ post: tour, offered, timeZone, hasTikTok: true }, 'all', chosen));
  const chosenSettings = { ...tour.settings, disableDuet: true, disableStitch: true };
  const planned = {
    ...tour,
    state: 'scheduled' as const,
    missing: null,
    chosenInWords: null,
    settings: chosenSettings,
  };
  tells('Leo presses Schedule. The card now shows what was chosen:');
  shows(drawCard(planned, 'slack'));

  title('Thursday: a login that is gone, a refusal, and a limit');
  goTo('2026-11-26T09:00:00Z');
  tells(
    'TikTok has ended the login: a changed password does that. Posts wait until Ada has connected the account again.',
  );
  const gone = { handle: 'ramenhouse', account: '@ramenhouse', profileId: 'p', code: 'refresh_refused', posts: 1 };
  shows(told({ kind: 'profile_inactive', data: gone }, null, 'UADA'), 'directly to Ada');
  const held = { ...planned, state: 'on_hold' as const, problem: { code: 'refresh_refused', facts: {} } };
  shows(drawCard(held, 'slack'));
  says('ada', '(presses Reconnect, and agrees at TikTok)');
  shows(told({ kind: 'connected', data: { ...connected, renewed: true } }, null, null), 'directly to Ada');
  tells('The card says by itself that the post goes on:');
  shows(drawCard(planned, 'slack'));
  goTo('2026-11-26T15:00:00Z');
  tells('Mia drops a video that is longer than TikTok takes. Nothing is posted, and the card says what to do.');
  says('mia', '[holiday.mp4]  post tonight 9pm Our holiday');
  const problem = { code: 'media_too_long', facts: { durationSeconds: 662, maxSeconds: 600, account: '@ramenhouse' } };
  const video = {
    id: 'media',
    fileName: 'holiday.mp4',
    sizeBytes: 90_000_000,
    durationMs: 662_000,
    width: 1080,
    height: 1920,
  };
  shows(
    drawCard(post({ code: 'h9km', state: 'failed', problem, video, caption: 'Our holiday', canRetry: false }), 'slack'),
  );
  goTo('2026-11-26T17:00:00Z');
  tells(
    'This Schedy is set to two uploads an hour (`TIKTOK_UPLOADS_PER_HOUR`). Mia has posted two clips since half past five, so Leo’s waits a little. Nobody has to do anything.',
  );
  const limit = { code: 'upload_limit', facts: { limit: 2 }, until: '2026-11-26T17:34:00Z' };
  shows(told({ kind: 'waiting', data: limit }, planned, 'ULEO'));
  goTo('2026-11-26T17:34:50Z');
  tells('A little after half past six it is there:');
  const tourOut = {
    ...planned,
    state: 'published' as const,
    videoId: '7571234567890123999',
    publishedAt: at('2026-11-26T17:34:41Z'),
  };
  shows(told({ kind: 'published', data: {} }, tourOut, 'ULEO'));

  title('Friday: a second pair of eyes');
  goTo('2026-11-27T08:00:00Z');
  tells('From now on Ada wants to see each post before it goes out.');
  says('ada', '/schedy settings approvals on');
  const watched = { ...settings, approvals: true };
  shows({ lines: [['Saved. ', ...sayWorkspace(sender, watched)]] }, 'only Ada sees it');
  tells('Leo drops the next video and fills in the same form as on Wednesday. Then it waits for Ada.');
  says('leo', '[soup.mov]  post sunday noon Soup');
  const soupVideo = { id: 'media', fileName: 'soup.mov', sizeBytes: 22_000_000, durationMs: 21_000 };
  const written = post({
    code: 'w4ht',
    author: leos,
    caption: 'Soup',
    dueAt: at('2026-11-29T11:00:00Z'),
    settings: chosenSettings,
    video: { ...soupVideo, width: 1080, height: 1920 },
    approval: { round: 1, isNow: false },
  });
  shows(drawCard(written, 'slack'));
  const decided = (answer: string, about: PostView, facts: Record<string, string>) =>
    told(
      { kind: 'answer', data: { answer, facts: { code: 'w4ht', ...facts } } },
      about,
      answer === 'approval_wanted' ? null : 'ULEO',
    );
  shows(decided('approval_wanted', written, { approvers: 'UADA' }));
  tells('Ada presses Ask for changes, and a form asks what is to be changed:');
  form(decisionForm(written, 'changes_asked', 1), { reason: 'Say which soup it is' });
  const because = { by: 'UADA', reason: 'Say which soup it is' };
  const sentBack = { ...written, problem: { code: 'changes_asked', facts: because } };
  shows(drawCard(sentBack, 'slack'));
  shows(decided('changes_asked', sentBack, because));
  tells('Leo changes the caption in the thread. Ada has not seen this one, so Ada is asked again.');
  says('leo', 'caption: Miso soup of the week #soup');
  const amended = { ...written, caption: 'Miso soup of the week #soup', approval: { round: 2, isNow: false } };
  shows(drawCard(amended, 'slack'));
  shows(decided('approval_wanted', amended, { approvers: 'UADA' }));
  says('ada', '(presses Approve)');
  const soup = { ...amended, approval: null };
  shows(drawCard(soup, 'slack'));
  shows(decided('approved', soup, { by: 'UADA' }));

  title('Friday, an hour later: looking ahead');
  goTo('2026-11-27T09:00:00Z');
  const clip = (code: string, videoId: string, caption: string, iso: string) =>
    post({
      code,
      caption,
      dueAt: at(iso),
      state: 'published',
      publishedAt: at(iso),
      videoId,
    });
  const clips = [
    clip('c3dm', '7571234567890123801', 'Knife skills #kitchen', '2026-11-26T16:32:00Z'),
    clip('f6pa', '7571234567890123802', 'Broth at dawn #ramen', '2026-11-26T16:34:00Z'),
  ];
  const market = post({ code: 'n8rt', caption: 'Night market', dueAt: at('2026-12-02T18:00:00Z') });
  const all = [out, ...clips, tourOut, soup, market];
  tells('Mia has planned the night market for Wednesday, and Ada has approved it.');
  says('mia', '/schedy queue');
  shows(await showQueue(deskOf(all, teller.now), { sender }), 'only Mia sees it');
  tells(
    'The calendar is a picture; this is the text that comes with it for whoever cannot see it. A free slot is a time that they like to post at, kept with `/schedy slots`, and nothing is planned for it yet.',
  );
  says('mia', '/schedy calendar');
  const week = await readWeek(deskOf(all, teller.now), { sender }, teller.now());
  shows({ lines: [[`[picture: ${describeWeek(week, 1000)}]`]] }, 'directly to Mia');

  title('Monday again: what was, and what comes');
  goTo('2026-11-30T08:00:00Z');
  tells('Ada has asked for a digest in their channel with `/schedy settings digest here`. It mentions nobody.');
  const soupOut = { ...soup, state: 'published' as const, videoId: '7571234567890124222' };
  const facts = { workspaceId: 'w', channel: 'CVIDEOS', timeZone, from: '2026-11-29T23:00:00.000Z' };
  const digest = {
    id: 'n',
    mention: null,
    post: null,
    body: { kind: 'answer', data: { answer: 'digest', facts } },
  } as const;
  const said = await digestOf(deskOf([out, ...clips, tourOut, soupOut, market], teller.now), digest);
  if (said) shows(said, 'in the channel');
  return teller.text();
}
