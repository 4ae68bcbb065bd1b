/** What the guides must name, and in which order: left out, somebody stands before a portal that refuses them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (name: string): string => readFileSync(`docs/${name}.md`, 'utf8').replaceAll(/\s+/g, ' ');

/** Where each of these begins; they must come one after the other. */
function placesOf(text: string, ...words: readonly RegExp[]): number[] {
  return words.map((word) => text.search(word));
}

it('the guide to TikTok names what its portal and its reviewers demand', () => {
  const guide = read('connecting-tiktok');
  for (const demand of [
    /the website, a privacy policy and terms/,
    /policy pages must be on public https/,
    /URL properties\*\*: verify the domain/,
    /privacy policy and terms visible without opening a menu or logging in/,
    /Recordings\*\* of the whole way/,
    /What TikTok says it will not audit: an app for your own accounts or those that your team manages/,
  ]) {
    expect(guide).toMatch(demand);
  }
});

it('the guide to Slack over HTTP creates and starts the app before Slack is given its address', () => {
  const [, steps = ''] = read('connecting-slack').split('**HTTP**, in this order');
  const order = placesOf(steps, /Create the app/i, /signing secret/i, /start/i, /socket_mode_enabled: false/);
  expect(order.every((place) => place >= 0)).toBe(true);
  expect(order.at(-1)).toBe(Math.max(...order));
});
