import { blockChecks } from './blocks.ts';
import { byType, type Check, chars, flag, type Inspection, listOf, oneOf, type Surface, shape } from './check.ts';
import { plainText } from './compositions.ts';

const maxBlocks: Record<Surface, number> = { message: 50, modal: 100, home: 100 };
const maxMarkdown = 12_000;

const startInspection = (surface: Surface, scopes: ReadonlySet<string>): Inspection => ({
  surface,
  problems: [],
  blockIds: new Set(),
  actionIds: new Set(),
  mayEmbedVideos: scopes.has('links.embed:write'),
});

const listOfBlocks = (surface: Surface): Check => listOf(byType(blockChecks), { max: maxBlocks[surface] });

interface Countable {
  type?: unknown;
  text?: unknown;
}

function checkTotals(blocks: unknown, at: string, inspection: Inspection): void {
  if (!Array.isArray(blocks)) return;
  const all: Countable[] = blocks;
  const tables = all.filter((block) => block?.type === 'table').length;
  if (tables > 1) inspection.problems.push(`only one table block allowed [json-pointer:${at}]`);
  const markdown = all
    .filter((block) => block?.type === 'markdown')
    .reduce((total, block) => total + String(block.text).length, 0);
  if (markdown > maxMarkdown) {
    inspection.problems.push(`no more than ${maxMarkdown} characters of markdown [json-pointer:${at}]`);
  }
}

/** What Slack would object to in the blocks of a message; empty when it would take them. */
export function checkMessageBlocks(blocks: unknown, scopes: ReadonlySet<string>): string[] {
  const inspection = startInspection('message', scopes);
  listOfBlocks('message')(blocks, '/blocks', inspection);
  checkTotals(blocks, '/blocks', inspection);
  return inspection.problems;
}

const viewFields = {
  'type!': oneOf('modal', 'home'),
  private_metadata: chars(3000),
  callback_id: chars(255),
  external_id: chars(255),
};

const modal = shape({
  ...viewFields,
  'blocks!': listOfBlocks('modal'),
  'title!': plainText(24),
  submit: plainText(24),
  close: plainText(24),
  clear_on_close: flag,
  notify_on_close: flag,
});

const home = shape({ ...viewFields, 'blocks!': listOfBlocks('home') });

function hasInputs(view: unknown): boolean {
  const blocks = (view as { blocks?: unknown }).blocks;
  return Array.isArray(blocks) && blocks.some((block) => block?.type === 'input');
}

/** What Slack would object to in a view; empty when it would take it. */
export function checkView(view: unknown, scopes: ReadonlySet<string>): string[] {
  const isHome = (view as { type?: unknown } | null)?.type === 'home';
  const inspection = startInspection(isHome ? 'home' : 'modal', scopes);
  byType({ modal, home })(view, '/view', inspection);
  const isModal = (view as { type?: unknown } | null)?.type === 'modal';
  if (isModal && hasInputs(view) && !(view as { submit?: unknown }).submit) {
    inspection.problems.push('missing required field: submit [json-pointer:/view]');
  }
  return inspection.problems;
}
