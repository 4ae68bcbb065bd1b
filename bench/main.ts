/**
 * `npm run bench [-- upload] [-- upload-page] [-- ack] [-- burst] [-- callback] [-- language] [-- playground] [-- scale]`: prints each figure beside its reference from the same run and
 * exits 1 when a bar is missed.
 */
import { measureAcks } from './ack.ts';
import { measureBurst } from './burst.ts';
import { measureCallbacks } from './callback.ts';
import { type Figure, holds, sayFigure } from './figure.ts';
import { measureLanguage } from './language.ts';
import { measurePlayground } from './playground.ts';
import { measureScale } from './scale.ts';
import { measureUploads } from './upload.ts';
import { measureUploadPage } from './upload-page.ts';

const suites: Record<string, () => Promise<Figure[]>> = {
  ack: measureAcks,
  burst: measureBurst,
  callback: measureCallbacks,
  language: measureLanguage,
  playground: measurePlayground,
  scale: measureScale,
  upload: measureUploads,
  'upload-page': measureUploadPage,
};

const asked = process.argv.slice(2);
if (asked.includes('--help') || asked.includes('-h')) {
  console.log(
    `npm run bench [-- SUITE …]\n\n  Measures all of ${Object.keys(suites).join(', ')}, or those that are named.`,
  );
  process.exit(0);
}
/** This one takes as long as all the others together. */
const onlyWhenNamed = ['scale'];
const names = asked.length > 0 ? asked : Object.keys(suites).filter((name) => !onlyWhenNamed.includes(name));
let missed = 0;
for (const name of names) {
  const suite = suites[name];
  if (!suite) throw new Error(`There is no "${name}"; there are: ${Object.keys(suites).join(', ')}.`);
  for (const figure of await suite()) {
    console.log(sayFigure(figure));
    if (!holds(figure)) missed += 1;
  }
}
console.log(missed === 0 ? 'every bar holds' : `${missed} missed`);
process.exit(missed === 0 ? 0 : 1);
