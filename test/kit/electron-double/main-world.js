/** Runs in the page's own world before any script of the page: puts up what the preload offers, frozen, as Electron does. */
(() => {
  if (window !== window.top) return;
  const settling = new Map();
  const listeners = [];
  let nextCall = 1;
  let answer;

  const toPreload = (detail) => window.dispatchEvent(new CustomEvent('__SECRET__to-preload', { detail }));
  const call = (what, words) => {
    const id = nextCall++;
    answer = undefined;
    const given = words.map((word) => (typeof word === 'function' ? { __listener: listeners.push(word) - 1 } : word));
    toPreload({ id, ...what, words: given });
    const { type, refused, returned, value } = answer;
    if (type === 'later') return new Promise((resolve, reject) => settling.set(id, { resolve, reject }));
    if (refused !== undefined) throw new Error(refused);
    return returned === undefined ? value : (...more) => call({ ended: returned }, more);
  };

  window.addEventListener('__SECRET__to-page', ({ detail }) => {
    switch (detail.type) {
      case 'offer': {
        if (detail.key in window) return;
        const offered = { ...detail.plain };
        for (const name of detail.functions) offered[name] = (...words) => call({ name }, words);
        Object.defineProperty(window, detail.key, { value: Object.freeze(offered), enumerable: true });
        return;
      }
      case 'heard':
        return listeners[detail.listener](...detail.heard);
      case 'settled': {
        const { resolve, reject } = settling.get(detail.id);
        settling.delete(detail.id);
        return detail.refused === undefined ? resolve(detail.value) : reject(new Error(detail.refused));
      }
      default:
        answer = detail;
    }
  });
  window.dispatchEvent(new CustomEvent('__SECRET__hello'));
})();
