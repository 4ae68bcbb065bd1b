/**
 * `npm run -s understand`: JSON Lines in, one JSON line out for each, in order; a bad line gives
 * `{"error"}`. With a text as arguments it says in plain words what that text means, now and here.
 */
import { createInterface } from 'node:readline';
import { understood } from '../src/core/understanding/index.ts';
import { readSaying } from './understand-input.ts';

const words = process.argv.slice(2).join(' ');

const usage = `npm run -s understand -- WORDS   says what a message means, now and here
npm run -s understand            reads JSON Lines ({"text", "now", "timeZone", "locale"?, "phrase"?}) and answers each with one`;

if (words === '--help' || words === '-h') {
  console.log(usage);
} else if (words !== '') {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { explanation, alternatives } = understood({ text: words, now: new Date(), timeZone });
  console.log(explanation);
  for (const { explanation: other } of alternatives) console.log(`  · ${other}`);
} else {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    process.stdout.write(`${JSON.stringify(answer(line))}\n`);
  }
}

function answer(line: string) {
  const saying = readSaying(line);
  return 'error' in saying ? saying : understood(saying);
}
