/** A team's week as it really went, through the front desk and core: what stands in docs/a-week.md. */
import { describeWeek } from '../../src/bots/desk/calendar/tell-week.ts';
import { readWeek } from '../../src/bots/desk/calendar/week.ts';
import { silentLog } from '../../src/core/index.ts';
import { type Name, openRestaurant, type Restaurant, timeZone } from './restaurant.ts';
import { createTeller, type Teller } from './teller.ts';

interface Week extends Restaurant, Teller {
  /** All that Schedy has said beside the cards since the last time. */
  hears(): Promise<void>;
  /** Fills in the form of an account that asks every time. */
  chooses(name: Name, code: string, told?: 'told'): Promise<void>;
}

/** Monday to Monday, in the words that people meet. */
export async function tellWeekOfTeam(): Promise<string> {
  const restaurant = await openRestaurant('2026-11-23T14:00:00Z');
  try {
    const week = createWeek(restaurant);
    const chapters = [monday, tuesday, wednesday, loginGone, refusal, limit, approvals, lookingAhead, mondayAgain];
    for (const tell of chapters) await tell(week);
    return week.text();
  } finally {
    await restaurant.stage.stop();
  }
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function createWeek(restaurant: Restaurant): Week {
  const { stage, desk, names } = restaurant;
  const teller = createTeller({ now: stage.clock.now, timeZone, names });
  return {
    ...restaurant,
    ...teller,
    hears: async () => {
      for (const { message, to } of await restaurant.heard()) teller.shows(message, to && `directly to ${capital(to)}`);
    },
    chooses: async (name, code, told) => {
      const { form } = await restaurant.press(name, code, 'Choose audience and settings');
      if (!form) throw new Error(`There is no form for ${code}.`);
      const chosen = { audience: 'PUBLIC_TO_EVERYONE', interactions: 'comments' };
      if (told) teller.form(form, chosen);
      const empty = form.fields.map(({ name: field, value = '' }) => [field, value] as const);
      const values = { ...Object.fromEntries(empty), ...chosen };
      const answer = await desk.submit({ sender: restaurant.sender(name), name: 'choose', value: form.value, values });
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      await stage.ring();
    },
  };
}

async function monday({ title, tells, says, shows, ...week }: Week): Promise<void> {
  tells(
    '# A week with Schedy\n\nMia and Leo run the TikTok account of a restaurant, Ada administers their chat. This is what they and Schedy write to each other in one week. A test writes this page: it lets the week happen on the real program with a stand-in for TikTok, and only the sizes of the videos and TikTok’s numbers are made up. A [Word] below a message is a button, a [file.mp4] is a video that somebody drops. A card that has changed is shown again as it reads then.\n\nA video that can still go out has TikTok’s own line about its Music Usage Confirmation below it. TikTok wants it to be read before each post.',
  );
  title('Monday: connecting the account, and the first post');
  tells('Ada connects the TikTok account. The link is for Ada’s eyes only; in the browser TikTok asks for consent.');
  says('ada', '/schedy connect');
  shows(await week.command('ada', 'connect'), 'only Ada sees it');
  await week.connect('ada');
  await week.hears();
  tells('They like to post on Fridays at six, and Ada has Schedy remember that time.');
  says('ada', '/schedy slots add fridays 18:00');
  shows(await week.command('ada', 'slots add fridays 18:00'), 'only Ada sees it');
  tells(
    'Mia drops a video into their channel and writes when it shall go out. Schedy answers in the thread below it; this one message, the card, always shows how the post stands. Times are written as each likes, and shown on the 24-hour clock of whoever reads them; duet and stitch are what others may do with a video on TikTok. The card’s last line begins with the post’s short name: wherever k7qm is written, this post is meant.',
  );
  const words = 'post tomorrow 7pm New ramen drop 🍜 #cooking #ramen';
  says('mia', `[new-ramen.mp4]  ${words}`);
  const video = { file: 'new-ramen.mp4', code: 'k7qm', sizeBytes: 48_000_000, seconds: 34 };
  await week.drop('mia', words, { ...video, videoId: '7571234567890123456' }, shows);
  tells('A second later the same message reads:');
  shows(week.card('k7qm'));
  await week.hears();
}

async function tuesday({ title, tells, says, shows, ...week }: Week): Promise<void> {
  title('Tuesday: another time, and out it goes');
  await week.until('2026-11-24T09:00:00Z');
  tells('Mia wants another time, and writes so in the thread:');
  says('mia', 'move to 8pm');
  await week.write('mia', 'k7qm', 'move to 8pm');
  shows(week.card('k7qm'));
  await week.hears();
  tells(
    'Leo names a clock that can be read in two ways. Schedy does not guess, and plans nothing before it is answered: by a press, or in words.',
  );
  says('leo', '[dumplings.mov]  post wednesday 7 Dumpling night #dumplings');
  const night = { file: 'dumplings.mov', fixture: 'ok.mov', code: 'b6tn', sizeBytes: 26_000_000, seconds: 24 };
  const dumplings = { ...night, videoId: '7571234567890123555' };
  await week.drop('leo', 'post wednesday 7 Dumpling night #dumplings', dumplings);
  shows(week.card('b6tn'));
  await week.hears();
  says('leo', 'the second');
  await week.write('leo', 'b6tn', 'the second');
  shows(week.card('b6tn'));
  await week.hears();
  await week.until('2026-11-24T12:00:00Z');
  tells('Without a time a post goes out at once, after some seconds in which it can be taken back. Mia sees a slip.');
  says('mia', '[broth.mp4]  post Brooth since dawn');
  const slip = { file: 'broth.mp4', code: 's4vk', sizeBytes: 19_000_000, seconds: 18 };
  await week.drop('mia', 'post Brooth since dawn', slip);
  shows(week.card('s4vk'));
  await week.hears();
  says('mia', '(presses Undo)');
  await week.press('mia', 's4vk', 'Undo');
  shows(week.card('s4vk'));
  await week.hears();
  tells(
    'At eight in the evening the card of k7qm shows the upload, and then where the video is. A reply tells Mia, because a changed message notifies nobody.',
  );
  await week.until('2026-11-24T19:05:00Z', shows);
  shows(week.card('k7qm'));
  await week.hears();
}

async function wednesday({ title, tells, says, shows, ...week }: Week): Promise<void> {
  title('Wednesday: a form for each post');
  await week.until('2026-11-25T09:00:00Z');
  await week.heard();
  week.stage.standIn.accounts.change('ramenhouse', { duetDisabled: true });
  tells(
    'Ada wants audience and settings to be chosen by a person each time, as TikTok’s guidelines describe it, and switches duets off in the TikTok app.',
  );
  says('ada', '/schedy settings ask on');
  shows(await week.command('ada', 'settings ask on'), 'only Ada sees it');
  tells(
    'So Leo’s post waits as a draft until somebody has chosen. Nothing is chosen in advance; what Leo ticked in the form is marked here with an x.',
  );
  says('leo', '[kitchen.mov]  post thursday 6pm Kitchen tour #kitchen');
  const video = { file: 'kitchen.mov', fixture: 'ok.mov', code: 'p3xw', sizeBytes: 31_000_000, seconds: 28 };
  const dropped = { ...video, videoId: '7571234567890123999' };
  await week.drop('leo', 'post thursday 6pm Kitchen tour #kitchen', dropped);
  shows(week.card('p3xw'));
  await week.hears();
  await week.chooses('leo', 'p3xw', 'told');
  tells('Leo presses Schedule. The card now shows what was chosen:');
  shows(week.card('p3xw'));
  await week.hears();
}

async function loginGone({ title, tells, says, shows, ...week }: Week): Promise<void> {
  title('Thursday: a login that is gone, a refusal, and a limit');
  await week.until('2026-11-26T09:00:00Z');
  // That the dumplings are out is told as the ramen was.
  await week.heard();
  tells(
    'TikTok has ended the login: a changed password does that. Posts wait until Ada has connected the account again.',
  );
  const { stage } = week;
  stage.standIn.accounts.revoke('ramenhouse');
  const [profile] = await stage.core.profiles.listAll();
  await stage.core.profiles.checkToken(profile?.id ?? '');
  await week.hears();
  shows(week.card('p3xw'));
  says('ada', '(presses Reconnect, and agrees at TikTok)');
  await week.connect('ada');
  await week.hears();
  tells('The card says by itself that the post goes on:');
  shows(week.card('p3xw'));
}

async function refusal({ tells, says, shows, ...week }: Week): Promise<void> {
  await week.until('2026-11-26T15:00:00Z');
  tells(
    'Mia drops a video that is longer than TikTok takes. Nothing is posted, and card and reply say what to do; after By hand Schedy would give Mia video and caption at nine, to be trimmed and posted in the TikTok app.',
  );
  says('mia', '[holiday.mp4]  post tonight 9pm Our holiday');
  const video = {
    file: 'holiday.mp4',
    fixture: 'eleven-minutes.mp4',
    code: 'h9km',
    sizeBytes: 90_000_000,
    seconds: 660,
  };
  await week.drop('mia', 'post tonight 9pm Our holiday', video);
  shows(week.card('h9km'));
  await week.hears();
}

async function limit({ tells, says, shows, ...week }: Week): Promise<void> {
  tells(
    'Whoever runs this Schedy lets it send no more than two videos an hour to one account. Mia wants two clips out just before Leo’s video, and fills in the form for each.',
  );
  const size = { sizeBytes: 12_000_000, seconds: 17 };
  const knives = { ...size, file: 'knives.mp4', code: 'c3dm', videoId: '7571234567890123801' };
  const broth = { ...size, file: 'broth.mp4', code: 'f6pa', videoId: '7571234567890123802' };
  says('mia', '[knives.mp4]  post today 17:32 Knife skills #kitchen');
  await week.drop('mia', 'post today 17:32 Knife skills #kitchen', knives);
  says('mia', '[broth.mp4]  post today 17:34 Broth at dawn #ramen');
  await week.drop('mia', 'post today 17:34 Broth at dawn #ramen', broth);
  await week.chooses('mia', 'c3dm');
  await week.chooses('mia', 'f6pa');
  await week.heard();
  tells('So Leo’s waits a little, and its card says until when. Nobody has to do anything.');
  shows(week.card('p3xw'));
  await week.until('2026-11-26T17:00:30Z');
  // What was said of the clips stands in their own threads.
  const heard = await week.heard();
  for (const { message } of heard.filter(({ message: { lines } }) => JSON.stringify(lines).includes('p3xw')))
    shows(message);
  tells('A little after half past six it is there:');
  await week.until('2026-11-26T17:40:00Z');
  await week.hears();
}

async function approvals({ title, tells, says, shows, ...week }: Week): Promise<void> {
  title('Friday: a second pair of eyes');
  await week.until('2026-11-27T08:00:00Z');
  tells('From now on Ada wants to see each post before it goes out.');
  says('ada', '/schedy settings approvals on');
  shows(await week.command('ada', 'settings approvals on'), 'only Ada sees it');
  tells('Leo drops the next video and fills in the same form as on Wednesday. Then it waits for Ada.');
  says('leo', '[soup.mov]  post sunday noon Soup');
  const soup = { file: 'soup.mov', fixture: 'ok.mov', code: 'w4ht', sizeBytes: 22_000_000, seconds: 21 };
  await week.drop('leo', 'post sunday noon Soup', { ...soup, videoId: '7571234567890124222' });
  await week.heard();
  await week.chooses('leo', 'w4ht');
  shows(week.card('w4ht'));
  await week.hears();
  tells('Ada presses Ask for changes, and a form asks what is to be changed:');
  const { form } = await week.press('ada', 'w4ht', 'Ask for changes');
  if (!form) throw new Error('There is no form for a reason.');
  const values = { reason: 'Say which soup it is' };
  week.form(form, values);
  await week.desk.submit({ sender: week.sender('ada'), name: form.name, value: form.value, values });
  await week.stage.ring();
  shows(week.card('w4ht'));
  await week.hears();
  tells('Leo changes the caption in the thread. Ada has not seen this one, so Ada is asked again.');
  says('leo', 'caption: Miso soup of the week #soup');
  await week.write('leo', 'w4ht', 'caption: Miso soup of the week #soup');
  shows(week.card('w4ht'));
  await week.hears();
  says('ada', '(presses Approve)');
  await week.press('ada', 'w4ht', 'Approve');
  shows(week.card('w4ht'));
  await week.hears();
  tells('Another one Ada does not want there at all.');
  says('leo', '[party.mp4]  post tonight 11pm Staff party');
  const party = { file: 'party.mp4', code: 'x2fg', sizeBytes: 35_000_000, seconds: 41 };
  await week.drop('leo', 'post tonight 11pm Staff party', party);
  await week.heard();
  await week.chooses('leo', 'x2fg');
  await week.hears();
  says('ada', 'reject: that one stays among us');
  await week.write('ada', 'x2fg', 'reject: that one stays among us');
  shows(week.card('x2fg'));
  await week.hears();
}

async function lookingAhead({ title, tells, says, shows, ...week }: Week): Promise<void> {
  title('Friday, an hour later: looking ahead');
  await week.until('2026-11-27T09:00:00Z');
  const market = { file: 'market.mp4', code: 'n8rt', sizeBytes: 36_000_000, seconds: 31 };
  await week.drop('mia', 'post on 2 December 7pm Night market', market);
  await week.chooses('mia', 'n8rt');
  await week.press('ada', 'n8rt', 'Approve');
  await week.heard();
  tells('Mia has planned the night market for Wednesday, and Ada has approved it.');
  says('mia', '/schedy queue');
  shows(await week.command('mia', 'queue'), 'only Mia sees it');
  tells(
    'The calendar is a picture, which comes in Mia’s direct messages with Schedy; where Mia asked, the same stands in words. This is the text that comes with the picture for whoever cannot see it. A free slot is a time that they like to post at, such as Ada’s Fridays at six, and nothing is planned for it yet.',
  );
  says('mia', '/schedy calendar');
  const { core, clock } = week.stage;
  const deps = { core, clock, log: silentLog, platform: 'slack' } as const;
  const seen = await readWeek(deps, { sender: week.sender('mia') }, clock.now());
  shows({ lines: [[`[picture: ${describeWeek(seen, 1000)}]`]] }, 'directly to Mia');
}

async function mondayAgain({ title, tells, ...week }: Week): Promise<void> {
  title('Monday again: what was, and what comes');
  tells(
    'Ada has asked for a weekly summary, a digest, in their channel with `/schedy settings digest here`. It mentions nobody.',
  );
  await week.command('ada', 'settings digest here');
  await week.until('2026-11-30T07:59:00Z');
  await week.heard();
  await week.until('2026-11-30T08:00:30Z');
  await week.stage.core.sweep();
  for (const { message } of await week.heard()) week.shows(message, 'in the channel');
}
