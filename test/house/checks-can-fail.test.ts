/** A check that cannot fail is worth nothing: each is shown, in a copy, what it is there to find. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeCopy, plant, runScript } from './copy.ts';

/** Each breaks one rule in one file; all of them stand in one copy, since a check reads the whole tree. */
const forbidden = [
  { rule: 'core-stands-alone', file: 'src/core/inbox/index.ts', line: "import '../../web/layout.ts';" },
  { rule: 'bullmq-lives-in-its-room', file: 'src/web/api-routes.ts', line: "import 'bullmq';" },
  {
    rule: 'posts-posting-limits-reaches-down',
    file: 'src/core/posts/posting-limits/cool-down.ts',
    line: "import '../outcome/index.ts';",
  },
  {
    rule: 'posts-publishing-reaches-down',
    file: 'src/core/posts/publishing/publish.ts',
    line: "import '../posting-limits/cool-down.ts';",
  },
  {
    rule: 'schedules-words-reaches-down',
    file: 'src/core/schedules/words/grammar.ts',
    line: "import '../read/reader.ts';",
  },
  {
    rule: 'schedules-read-reaches-down',
    file: 'src/core/schedules/read/reader.ts',
    line: "import '../instants/describe-instant.ts';",
  },
  {
    rule: 'schedules-rhythm-reaches-down',
    file: 'src/core/schedules/rhythm/rhythm.ts',
    line: "import '../read/reader.ts';",
  },
  {
    rule: 'understanding-words-reaches-down',
    file: 'src/core/understanding/words/verbs.ts',
    line: "import '../instruction/wishes.ts';",
  },
  {
    rule: 'understanding-instruction-reaches-down',
    file: 'src/core/understanding/instruction/wishes.ts',
    line: "import '../doubts/doubts.ts';",
  },
  {
    rule: 'understanding-replies-reaches-down',
    file: 'src/core/understanding/replies/reply-words.ts',
    line: "import '../understand.ts';",
  },
  {
    rule: 'profiles-logins-reaches-down',
    file: 'src/core/profiles/logins/tokens.ts',
    line: "import '../connecting/finish-connect.ts';",
  },
  {
    rule: 'posts-rooms-are-entered-by-their-index',
    file: 'src/core/posts/lists.ts',
    line: "import './posting-limits/cool-down.ts';",
  },
  {
    rule: 'desk-rooms-are-entered-by-their-index',
    file: 'src/bots/desk/buttons/profile-buttons.ts',
    line: "import '../view/card.ts';",
  },
  {
    rule: 'the-desk-knows-neither-bot',
    file: 'src/bots/desk/viewer.ts',
    line: "import '../chat/redact.ts';",
  },
  {
    rule: 'the-desk-is-entered-by-its-index',
    file: 'src/bots/slack/messenger.ts',
    line: "import '../desk/view/card.ts';",
  },
];

it('check:imports names every rule that is broken, and the file that breaks it', { timeout: 120_000 }, async () => {
  const copy = await makeCopy();
  for (const { file, line } of forbidden) await appendFile(join(copy, file), `${line}\n`);

  const { status, output } = await runScript(copy, 'check:imports');

  expect(forbidden.filter(({ rule, file }) => !output.includes(`${rule}: ${file}`))).toEqual([]);
  expect(status).not.toBe(0);
});

it('check:migrations names a column that no migration makes', { timeout: 120_000 }, async () => {
  const copy = await makeCopy();
  await plant(copy, {
    file: 'prisma/schema.prisma',
    before: '  caption          String',
    after: '  caption          Int',
  });

  const { status, output } = await runScript(copy, 'check:migrations');

  expect(status).toBe(1);
  expect(output).toContain('migrations do not match prisma/schema.prisma');
  expect(output).toMatch(/ALTER TABLE "post".*"caption"/s);
});

it('the demo names the kind of a secret that stands in the log', { timeout: 300_000 }, async () => {
  const copy = await makeCopy();
  await plant(copy, {
    file: 'src/bots/slack/index.ts',
    before: 'const logger = createBoltLogger(log);',
    after: 'const logger = createBoltLogger(log);\n  process.stdout.write(String(config.botToken));',
  });

  const { status, output } = await runScript(copy, 'demo', '--once', '--platform', 'slack');

  expect(output).toContain("It's on TikTok: https://www.tiktok.com/@ramenhouse/video/");
  expect(output).toContain('secret in log: Slack bot token');
  expect(status).toBe(1);
});

it('check:format names a literal that is spread into a literal', { timeout: 120_000 }, async () => {
  const copy = await makeCopy();
  await appendFile(join(copy, 'src/core/clock.ts'), 'export const spread = { ...{ day: 1 }, hours: [...[1, 2]] };\n');

  const { status, output } = await runScript(copy, 'check:format');

  expect(output.match(/src\/core\/clock\.ts:\S+ plugin/g)).toHaveLength(2);
  expect(status).not.toBe(0);
});
