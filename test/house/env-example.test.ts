import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig, variableNames } from '../../src/config.ts';

const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const example = parseEnv(text);

test('.env.example and the configuration name the same variables', () => {
  expect(Object.keys(example).sort()).toEqual([...variableNames].sort());
});

test('a comment of one line stands above every variable', () => {
  const lines = text.split('\n');
  const undocumented = lines.filter((line, index) => /^\w+=/.test(line) && !/^# \S/.test(lines[index - 1] ?? ''));
  expect(undocumented).toEqual([]);
  expect(lines.filter((line) => /^\w+=/.test(line))).toHaveLength(variableNames.length);
});

test('every value in .env.example is the default', () => {
  const needed = {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    TIKTOK_CLIENT_KEY: 'key',
    TIKTOK_CLIENT_SECRET: 'secret',
  };
  expect(readConfig({ ...example, ...needed })).toEqual(readConfig(needed));
});
