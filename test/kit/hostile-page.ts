/** A page of the desktop app that has been taken over: sends what it likes over ports of its own, past the app's code. */
import { decodeFrame } from '../../shared/bridge/frame.ts';
import type { Hostile } from './hostile-messages.ts';

/** What becomes of each message, in words that compare with `expected`. `inPage`: runs an expression in the page. */
export async function reactions(
  inPage: (expression: string) => Promise<string>,
  messages: readonly Hostile[],
): Promise<string[]> {
  const sent = messages.map(([, bytes]) => Buffer.from(bytes).toString('base64'));
  const answers: string[] = JSON.parse(await inPage(`(${sendAll})(${JSON.stringify(sent)})`));
  return messages.map(([what], place) => `${what}: ${typeOf(answers[place] ?? 'nothing')}`);
}

export function expected(messages: readonly Hostile[]): string[] {
  return messages.map(([what, , becomes]) => `${what}: ${becomes}`);
}

/** A port that was closed on it is followed by another. Answers begin with 2; everything else is events. */
const sendAll = `async (messages) => {
  const open = () => new Promise((resolve) => {
    const take = ({ data, ports: [port] }) => {
      if (data !== 'samband-port') return;
      window.removeEventListener('message', take);
      resolve(port);
    };
    window.addEventListener('message', take);
    window.samband.connect();
  });
  const answers = [];
  let port;
  for (const text of messages) {
    port ??= await open();
    const answer = await new Promise((resolve) => {
      port.onmessage = ({ data }) => {
        if (data === 'closed') resolve(data);
        else if (data[0] === 2) resolve(btoa(String.fromCharCode(...data)));
      };
      port.postMessage(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
    });
    if (answer === 'closed') port = undefined;
    answers.push(answer);
  }
  port?.postMessage('close');
  return JSON.stringify(answers);
}`;

function typeOf(answer: string): string {
  if (answer === 'closed') return answer;
  const frame = decodeFrame(Buffer.from(answer, 'base64'));
  return frame.ok && frame.value.type === 'answer' ? String(Object(frame.value.value).type ?? 'ok') : 'nonsense';
}
