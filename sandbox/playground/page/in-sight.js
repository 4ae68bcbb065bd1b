/** Keeps a list of messages where its reader is, and tells of an answer that came in out of sight. */
import { h } from './dom.js';

/** What was just pressed stays under the finger: a second press must not meet another button. */
const restMs = 1000;
const nearEndPx = 60;

export function createSight(list) {
  let pressedAt = Number.NEGATIVE_INFINITY;
  let place = null;
  let known = new Set();
  let news = null;
  const reveal = (element) => {
    const [own, all] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
    if (own.bottom > all.bottom) list.scrollTop += own.bottom - all.bottom + 8;
    else if (own.top < all.top) list.scrollTop -= all.top - own.top + 8;
  };
  /** What is taller than the list is read from its start. */
  const goToEnd = (fresh) => {
    list.scrollTop = list.scrollHeight;
    if (fresh && fresh.offsetHeight > list.clientHeight)
      list.scrollTop += fresh.getBoundingClientRect().top - list.getBoundingClientRect().top - 8;
  };
  const pill = h('button', { type: 'button', class: 'pill', hidden: true, onclick: () => news && reveal(news) });
  const look = () => {
    if (news && !news.isConnected) news = null;
    const [own, all] = [news?.getBoundingClientRect(), list.getBoundingClientRect()];
    const isBelow = own !== undefined && own.top > all.bottom - 24;
    const isAbove = own !== undefined && own.bottom < all.top + 24;
    if (!isBelow && !isAbove) news = null;
    pill.textContent = isAbove ? 'new answer ↑' : 'new answer ↓';
    pill.hidden = news === null;
  };
  const rest = () => {
    pressedAt = performance.now();
  };
  list.addEventListener('pointerdown', rest);
  list.addEventListener('click', rest);
  list.addEventListener('scroll', look);

  return {
    pill,
    /** Called before the list is drawn; what it returns, afterwards: with the place that is shown, and whether that is read from its start. */
    hold() {
      const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx;
      return (shown, fromStart) => {
        const all = [...list.querySelectorAll('[data-id]')];
        const fresh = all.filter(({ dataset }) => !known.has(dataset.id)).at(-1);
        known = new Set(all.map(({ dataset }) => dataset.id));
        if (place !== shown) {
          place = shown;
          news = null;
          list.scrollTop = fromStart ? 0 : list.scrollHeight;
        } else if (fresh) {
          news = fresh;
          if (fresh.dataset.mine) reveal(fresh);
        }
        const isResting = performance.now() - pressedAt < restMs;
        if (isAtEnd && !fromStart && !isResting) goToEnd(fresh);
        look();
      };
    },
  };
}
