/** The playground: how soon it is there once the stand-ins are, and how soon a message stands on its page. */
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { openPlayground } from '../sandbox/playground/index.ts';
import { createWorld } from '../sandbox/playground/world.ts';
import { chromiumOptions, chromiumPath } from '../test/chromium.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const MOST_READY_MS = 3_000;
const MOST_SHOWN_MS = 200;
const MESSAGES = 20;

export async function measurePlayground(): Promise<Figure[]> {
  if (!existsSync(chromiumPath)) throw new Error(`The playground is measured in ${chromiumPath}, which is not there.`);
  const browser = await chromium.launch(chromiumOptions);
  const startedAt = performance.now();
  const world = await createWorld();
  const standInsAt = performance.now();
  const playground = await openPlayground(world);
  try {
    const page = await browser.newPage();
    await page.goto(playground.url);
    await page.getByRole('region', { name: 'Slack', exact: true }).getByRole('button', { name: '#videos' }).waitFor();
    const readyMs = performance.now() - standInsAt;
    await world.started;
    const shownMs: number[] = [];
    for (let count = 0; count < MESSAGES; count += 1) {
      shownMs.push(await measureMessage(page, `soup number ${count}`, world));
      await pause(50);
    }
    return [
      {
        name: 'playground, ready',
        value: readyMs,
        unit: 'ms',
        reference: { name: 'the stand-ins', value: standInsAt - startedAt },
        bar: { most: MOST_READY_MS, of: 'value' },
      },
      {
        name: 'playground, a message is shown (99 of 100)',
        value: percentile(shownMs, 0.99),
        unit: 'ms',
        reference: { name: 'the middle one', value: percentile(shownMs, 0.5) },
        bar: { most: MOST_SHOWN_MS, of: 'value' },
      },
    ];
  } finally {
    await browser.close();
    await playground.close();
    await world.close();
  }
}

/** From the moment it is sent until the page shows it; both clocks are this machine's. */
async function measureMessage(page: Page, words: string, world: Awaited<ReturnType<typeof createWorld>>) {
  const shown = page.evaluate<number>(`new Promise((resolve) => {
    const look = () => document.body.textContent.includes(${JSON.stringify(words)}) && resolve(Date.now());
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  })`);
  const sentAt = Date.now();
  await world.slack.as('leo').say({ channel: 'videos', text: words });
  return (await shown) - sentAt;
}
