/** A check that cannot fail is worth nothing: each is shown, in a copy, what it is there to find. */
import { expect, it } from 'vitest';
import { makeCopy, plant, runScript } from './copy.ts';

it.each([
  {
    rule: 'core-stands-alone',
    file: 'src/core/inbox/index.ts',
    before: "import type { Clock } from '../clock.ts';",
    forbidden: "import '../../web/refuse.ts';",
  },
  {
    rule: 'bullmq-lives-in-its-room',
    file: 'src/web/refuse.ts',
    before: "from 'hono';",
    forbidden: "import 'bullmq';",
  },
  {
    rule: 'desk-rooms-are-entered-by-their-index',
    file: 'src/bots/desk/buttons/press.ts',
    before: "import type { DeskDeps } from '../deps.ts';",
    forbidden: "import '../view/card.ts';",
  },
  {
    rule: 'the-desk-is-entered-by-its-index',
    file: 'src/bots/slack/reactions.ts',
    before: "import type { StatusIcon } from '../desk/index.ts';",
    forbidden: "import '../desk/view/card.ts';",
  },
])('check:imports names $rule and the file that breaks it', { timeout: 120_000 }, async (planted) => {
  const { rule, file, before, forbidden } = planted;
  const copy = await makeCopy();
  await plant(copy, { file, before, after: `${before}\n${forbidden}` });

  const { status, output } = await runScript(copy, 'check:imports');

  expect(output).toContain(`${rule}: ${file}`);
  expect(status).toBe(1);
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
    after: 'const logger = createBoltLogger(log);\n  process.stdout.write(botToken);',
  });

  const { status, output } = await runScript(copy, 'demo', '--once');

  expect(output).toContain("It's on TikTok: https://www.tiktok.com/@ramenhouse/video/");
  expect(output).toContain('secret in log: Slack bot token');
  expect(status).toBe(1);
});
