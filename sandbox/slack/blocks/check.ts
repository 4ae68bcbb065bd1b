/** The vocabulary in which the limits of Block Kit are written down; see the files beside it. */

export type Surface = 'message' | 'modal' | 'home';

export interface Inspection {
  surface: Surface;
  /** Found so far, in Slack's words, each with a JSON pointer to the place. */
  problems: string[];
  blockIds: Set<string>;
  actionIds: Set<string>;
  mayEmbedVideos: boolean;
}

export type Check = (value: unknown, at: string, inspection: Inspection) => void;

export const report = (inspection: Inspection, at: string, problem: string): void => {
  inspection.problems.push(`${problem} [json-pointer:${at}]`);
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const chars =
  (max: number, min = 0): Check =>
  (value, at, inspection) => {
    if (typeof value !== 'string') return report(inspection, at, 'must be a string');
    if (value.length > max) report(inspection, at, `must be less than ${max + 1} characters`);
    if (value.length < min) report(inspection, at, `must be more than ${min - 1} characters`);
  };

export const matching =
  (pattern: RegExp, shape: string): Check =>
  (value, at, inspection) => {
    if (typeof value === 'string' && pattern.test(value)) return;
    report(inspection, at, `must match format "${shape}"`);
  };

export const oneOf =
  (...allowed: string[]): Check =>
  (value, at, inspection) => {
    if (typeof value === 'string' && allowed.includes(value)) return;
    report(inspection, at, `must be a valid enum value (${allowed.join(', ')})`);
  };

export const flag: Check = (value, at, inspection) => {
  if (typeof value !== 'boolean') report(inspection, at, 'must be a boolean');
};

export const whole =
  (min: number, max: number): Check =>
  (value, at, inspection) => {
    if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) return;
    report(inspection, at, `must be an integer between ${min} and ${max}`);
  };

export const anything: Check = () => undefined;

export const listOf =
  (check: Check, { min = 0, max }: { min?: number; max: number }): Check =>
  (value, at, inspection) => {
    if (!Array.isArray(value)) return report(inspection, at, 'must be an array');
    if (value.length > max) report(inspection, at, `no more than ${max} items allowed`);
    if (value.length < min) report(inspection, at, `no fewer than ${min} items allowed`);
    value.forEach((item, index) => {
      check(item, `${at}/${index}`, inspection);
    });
  };

/** An object with these fields and no others; names ending in `!` must be there. */
export function shape(fields: Record<string, Check>): Check {
  const checks = new Map(Object.entries(fields).map(([name, check]) => [name.replace('!', ''), check]));
  const required = Object.keys(fields).filter((name) => name.endsWith('!'));
  return (value, at, inspection) => {
    if (!isObject(value)) return report(inspection, at, 'must be an object');
    for (const name of required.map((field) => field.slice(0, -1))) {
      if (value[name] === undefined) report(inspection, at, `missing required field: ${name}`);
    }
    for (const [name, content] of Object.entries(value)) {
      const check = checks.get(name);
      if (!check) report(inspection, at, `invalid additional property: ${name}`);
      else if (content !== undefined) check(content, `${at}/${name}`, inspection);
    }
  };
}

/** Which check applies is said by the object's own `type`. */
export const byType =
  (table: Record<string, Check>): Check =>
  (value, at, inspection) => {
    if (!isObject(value)) return report(inspection, at, 'must be an object');
    const check = typeof value.type === 'string' ? table[value.type] : undefined;
    if (!check) return report(inspection, at, `unsupported type: ${String(value.type)}`);
    check(value, at, inspection);
  };

/** Adds a rule that no single field can state. The rule returns the problem, if any. */
export const also =
  (check: Check, rule: (value: Record<string, unknown>, inspection: Inspection) => string | undefined): Check =>
  (value, at, inspection) => {
    check(value, at, inspection);
    const problem = isObject(value) ? rule(value, inspection) : undefined;
    if (problem !== undefined) report(inspection, at, problem);
  };

const unique =
  (what: 'block_id' | 'action_id'): Check =>
  (value, at, inspection) => {
    chars(255)(value, at, inspection);
    const seen = what === 'block_id' ? inspection.blockIds : inspection.actionIds;
    if (typeof value !== 'string') return;
    if (seen.has(value)) report(inspection, at, `duplicate ${what}: ${value}`);
    seen.add(value);
  };

export const blockId = unique('block_id');
export const actionId = unique('action_id');
