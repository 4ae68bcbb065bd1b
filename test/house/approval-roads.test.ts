/** Every way in which a post is planned has been thought through for approvals: a new one stands here with its answer. */
import { expect, it } from 'vitest';
import { readSource } from './source-files.ts';

/** The files that make the transition `schedule`, and why nothing goes round an approval there. */
const roads: Readonly<Record<string, string>> = {
  'core/posts/drafting/ready-to-schedule.ts': 'a draft of somebody who is no approver waits once it is planned',
  'core/posts/drafting/ask-every-time.ts': 'what nobody has chosen goes to the inbox only where no approval is needed',
  'core/posts/changing/reschedule.ts': 'every new time by a person passes approvalFor',
  'core/posts/changing/profile-changes.ts': 'a login that is back leaves the mark as it is',
  'core/posts/outcome/apply-publish-status.ts': 'what TikTok refused for a moment was approved before it was claimed',
};

it('a post is planned nowhere else', async () => {
  const files = await readSource();
  const found = files
    .filter(({ text }) => /transition: 'schedule'/.test(text))
    .map(({ path }) => path.replace(/^.*src\//, ''));
  expect(found.sort()).toEqual(Object.keys(roads).sort());
});

it('no claim and no hand-over takes a post that waits', async () => {
  const files = await readSource();
  const takers = files.filter(({ text }) => /transition: '(?:claim|takeover|hand_over)'/.test(text));
  expect(takers.length).toBeGreaterThan(1);
  for (const { path, text } of takers) {
    const transitions = [
      ...text.matchAll(/transition: '(?:claim|takeover|hand_over)'[\s\S]*?where: ([\s\S]*?)\n {4}data:/g),
    ];
    expect(transitions.length, path).toBeGreaterThan(0);
    for (const [, where] of transitions) expect(where, path).toContain('awaitingApproval: false');
  }
});
