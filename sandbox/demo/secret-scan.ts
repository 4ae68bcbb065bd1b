import type { Stage } from './stage.ts';

/** Looks for every issued secret in what the program wrote. Returns the kinds that stand there. */
export function scanLog({ program, secrets, tiktok }: Stage): string[] {
  for (const { location } of tiktok.redirects) {
    const { searchParams } = new URL(location);
    secrets.add('authorization code', searchParams.get('code') ?? '');
    secrets.add('OAuth state', searchParams.get('state') ?? '');
  }
  return secrets.findIn(program.output());
}
