type Next = (name: string, context: unknown) => unknown;

export function resolve(name: string, context: unknown, next: Next): unknown {
  if (name !== 'electron') return next(name, context);
  return { url: new URL('./electron.js', import.meta.url).href, shortCircuit: true };
}
