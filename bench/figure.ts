/** One measured figure beside its reference from the same run: machines are noisy, ratios less so. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  reference: { name: string; value: number };
  /** The most that is allowed, as a ratio to the reference or in the figure's own unit. */
  bar: { most: number; of: 'ratio' | 'value' };
}

export const ratioOf = ({ value, reference }: Figure): number => value / reference.value;

export const holds = (figure: Figure): boolean =>
  (figure.bar.of === 'ratio' ? ratioOf(figure) : figure.value) <= figure.bar.most;

/** `name: value (reference name: value, ratio 1.23; bar …) ok` */
export function sayFigure(figure: Figure): string {
  const { name, unit, value, reference, bar } = figure;
  const most = bar.of === 'ratio' ? `ratio ${bar.most}` : `${bar.most} ${unit}`;
  return [
    `${name}: ${value.toFixed(1)} ${unit}`,
    `${reference.name}: ${reference.value.toFixed(1)} ${unit}`,
    `ratio ${ratioOf(figure).toFixed(2)}`,
    `bar ${most}`,
    holds(figure) ? 'ok' : 'MISSED',
  ].join(' · ');
}
