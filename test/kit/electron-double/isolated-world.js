/**
 * Runs in the preload's world before any script of the page: gives the preload its `electron`, and nothing else. What the
 * page may call goes over to its world as events under a name only the two scripts know.
 * The words in capitals are put in by page-worlds.ts; `__toMain` is a binding of the debugging protocol.
 */
(() => {
  if (window !== window.top) return;
  const toMain = globalThis.__toMain;
  const post = (message) => toMain(JSON.stringify(message, packed));
  const waiting = new Map();
  const listeners = new Map();
  const ports = new Map();
  let nextCall = 1;

  function packed(_key, value) {
    if (!(value instanceof Uint8Array)) return value;
    let text = '';
    for (let at = 0; at < value.length; at += 8_192) text += String.fromCharCode(...value.subarray(at, at + 8_192));
    return { __bytes: btoa(text) };
  }

  function unpacked(_key, value) {
    if (typeof value?.__bytes !== 'string') return value;
    return Uint8Array.from(atob(value.__bytes), (letter) => letter.charCodeAt(0));
  }

  function arrive(id) {
    const { port1: forThePreload, port2: wire } = new MessageChannel();
    ports.set(id, wire);
    wire.onmessage = ({ data }) => post({ type: 'port', id, data });
    return forThePreload;
  }

  globalThis.__fromMain = (text) => {
    const message = JSON.parse(text, unpacked);
    switch (message.type) {
      case 'answer': {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        return message.refused ? reject(new Error(message.refused)) : resolve(message.value);
      }
      case 'send': {
        const event = { ports: message.ports.map(arrive), sender: ipcRenderer };
        for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.words);
        return;
      }
      case 'port':
        return ports.get(message.id)?.postMessage(message.data);
      case 'port-closed':
        // As Chromium has it, and unlike Electron: the other end is not told.
        ports.get(message.id)?.close();
        return void ports.delete(message.id);
    }
  };

  const ipcRenderer = {
    invoke: (channel, ...words) =>
      new Promise((resolve, reject) => {
        const id = nextCall++;
        waiting.set(id, { resolve, reject });
        post({ type: 'invoke', id, channel, words });
      }),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
  };

  /** Functions of the page that were handed to the preload are called by their number. */
  const contextBridge = {
    exposeInMainWorld: (key, api) => {
      const functions = Object.entries(api).filter(([, value]) => typeof value === 'function');
      const plain = Object.fromEntries(Object.entries(api).filter(([, value]) => typeof value !== 'function'));
      const returned = [];
      const tell = (detail) => window.dispatchEvent(new CustomEvent('__SECRET__to-page', { detail }));
      const shapeOf = (value) => (typeof value === 'function' ? { returned: returned.push(value) - 1 } : { value });
      window.addEventListener('__SECRET__to-preload', ({ detail }) => {
        const { id, name, ended, words } = detail;
        const run = name === undefined ? returned[ended] : api[name];
        const given = words.map((word) =>
          typeof word?.__listener === 'number'
            ? (...heard) => tell({ type: 'heard', listener: word.__listener, heard })
            : word,
        );
        try {
          const value = run(...given);
          if (typeof value?.then !== 'function') return tell({ type: 'now', id, ...shapeOf(value) });
          tell({ type: 'later', id });
          value.then(
            (settled) => tell({ type: 'settled', id, value: settled }),
            (reason) => tell({ type: 'settled', id, refused: String(reason?.message ?? reason) }),
          );
        } catch (reason) {
          tell({ type: 'now', id, refused: String(reason?.message ?? reason) });
        }
      });
      const offer = () => tell({ type: 'offer', key, plain, functions: functions.map(([name]) => name) });
      window.addEventListener('__SECRET__hello', offer);
      offer();
    },
  };

  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`a sandboxed preload cannot require ${name}`);
  };
  const module = { exports: {} };
  // biome-ignore lint/correctness/noUnusedFunctionParameters: the preload uses them.
  ((require, module, exports) => {
    __PRELOAD__;
  })(require, module, module.exports);
})();
