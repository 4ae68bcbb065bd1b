/** What takes minutes is begun first, so that no worker is left alone with it in the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longest = [
  'test/reliability/faults-of-asking',
  'test/house/chaos-can-fail',
  'test/stories/one-laptop',
  'test/stories/videos-in-a-bucket',
  'test/growth/http-doors',
  'test/house/checks-can-fail',
  'test/reliability/',
  'test/stories/changes-of-mind',
  'test/bots/desk/desk',
  'test/main',
  'test/growth/',
  'test/stories/',
  'test/core/posts/',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((path) => moduleId.includes(path));
  return rank < 0 ? longest.length : rank;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
