/** The plans that PostgreSQL's auto_explain has written into its log, one line for each kind of statement. */

const entry = /duration: ([\d.]+) ms\s+plan:\s*\n\s*Query Text: ([\s\S]*?)\n(?=\d{4}-\d\d-\d\d |$)/g;
const scan = /(Seq Scan|Index Scan|Index Only Scan|Bitmap Index Scan)(?: Backward)?(?: using (\S+))? on (\S+)/g;

/** `table: how, by which index`, with the slowest time that was seen; what reads a whole table stands out. */
export function sayPlans(log: string): string[] {
  const seen = new Map<string, number>();
  for (const [, ms = '0', text = ''] of log.matchAll(entry)) {
    const [query = '', ...plan] = text.split('\n');
    const scans = [...plan.join('\n').matchAll(scan)].map(([, how, index, name]) =>
      how === 'Bitmap Index Scan' ? `bitmap ${name}` : index ? `${index}` : `WHOLE TABLE ${name}`,
    );
    if (scans.length === 0) continue;
    const key = `${shorten(query)} → ${[...new Set(scans)].join(', ')}`;
    seen.set(key, Math.max(seen.get(key) ?? 0, Number(ms)));
  }
  return [...seen].map(([key, ms]) => `  plan: ${key} (at most ${ms.toFixed(1)} ms)`);
}

/** What it does to which table, and under which condition. */
function shorten(query: string): string {
  const plain = query
    .replaceAll('"public".', '')
    .replaceAll('"', '')
    .replace(/^SELECT .*? FROM/, 'SELECT FROM');
  return plain.slice(0, 160);
}
