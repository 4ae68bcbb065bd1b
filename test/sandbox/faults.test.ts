import { describe, expect, it } from 'vitest';
import { createFaults } from '../../sandbox/faults.ts';

const broken = { kind: 'answer', status: 500 } as const;
const slow = { kind: 'delay', delayMs: 5 } as const;

describe('planned faults', () => {
  it('meet the next matching call, once', () => {
    const faults = createFaults();
    faults.plan({ path: '/a', action: broken });
    expect(faults.take('GET', '/b')).toBeUndefined();
    expect(faults.take('GET', '/a')).toBe(broken);
    expect(faults.take('GET', '/a')).toBeUndefined();
  });

  it('wait for the n-th matching call and last as many calls as told', () => {
    const faults = createFaults();
    faults.plan({ method: 'put', path: /^\/up/g, nth: 2, times: 2, action: broken });
    const met = [1, 2, 3, 4].map(() => faults.take('PUT', '/upload'));
    expect(met).toEqual([undefined, broken, broken, undefined]);
    expect(faults.take('POST', '/upload')).toBeUndefined();
  });

  it('compare a text path whole', () => {
    const faults = createFaults();
    faults.plan({ path: '/upload', action: broken });
    expect(faults.take('PUT', '/upload/more')).toBeUndefined();
  });

  it('count a call for every plan that it matches, the oldest plan wins', () => {
    const faults = createFaults();
    faults.plan({ path: '/a', nth: 2, action: broken });
    faults.plan({ path: '/a', action: slow });
    faults.plan({ path: '/a', nth: 2, action: slow });
    expect(faults.take('GET', '/a')).toBe(slow);
    expect(faults.take('GET', '/a')).toBe(broken);
    expect(faults.take('GET', '/a')).toBeUndefined();
  });

  it('go on without end when told to, until a reset', () => {
    const faults = createFaults();
    faults.plan({ path: '/a', times: Number.POSITIVE_INFINITY, action: broken });
    for (let call = 0; call < 100; call += 1) expect(faults.take('GET', '/a')).toBe(broken);
    faults.reset();
    expect(faults.take('GET', '/a')).toBeUndefined();
  });

  it.each([{ nth: 0 }, { times: 0 }, { nth: 1.5 }])('refuse the count %o', (count) => {
    expect(() => createFaults().plan({ path: '/a', action: broken, ...count })).toThrow(RangeError);
  });
});
