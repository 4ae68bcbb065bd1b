/** What keeps people from reading a page, as axe finds it in a real browser; all that it found lies in `test-output/axe`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where a reader finds it; not in git. */
const output = 'test-output/axe';

interface Found {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
}

/** What axe calls serious or critical, by rule and element. `name`: the page and how it is looked at. */
export async function hurdlesOf(page: Page, name: string): Promise<string[]> {
  await page.evaluate(await source);
  const { passes, violations, incomplete } = await page.evaluate(() => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ passes: Found[]; violations: Found[]; incomplete: Found[] }> };
    };
    return axe.run();
  });
  const told = ({ id, impact, nodes }: Found) => ({
    id,
    impact,
    elements: nodes.length,
    why: [...new Set(nodes.flatMap(({ any }) => any.map(({ message }) => message)))].slice(0, 5),
    such: nodes.slice(0, 3).map(({ html }) => html.slice(0, 300)),
  });
  const report = {
    name,
    rulesPassed: passes.length,
    violations: violations.map(told),
    // What a machine cannot decide, for a person to look at.
    undecided: incomplete.map(told),
  };
  await mkdir(output, { recursive: true });
  await writeFile(`${output}/${name}.json`, JSON.stringify(report, null, 2));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
