import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePunycode } from '../../../shared/model/punycode.ts';
import { readableHost, readableUrl } from '../../../shared/model/readable-host.ts';
import { canonicalUrl } from '../../../shared/model/url.ts';

/** RFC 3492 §7.1. */
const samples: readonly (readonly [written: string, text: string])[] = [
  ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
  ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ['ihqwctvzc91f659drss3x8bo0yb', '他們爲什麽不說中文'],
  ['Proprostnemluvesky-uyb24dma41a', 'Pročprostěnemluvíčesky'],
  ['4dbcagdahymbxekheh6e0a7fei0b', 'למההםפשוטלאמדבריםעברית'],
  ['i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd', 'यहलोगहिन्दीक्योंनहींबोलसकतेहैं'],
  ['n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa', 'なぜみんな日本語を話してくれないのか'],
  [
    '989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c',
    '세계의모든사람들이한국어를이해한다면얼마나좋을까',
  ],
  ['b1abfaaepdrnnbgefbaDotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
  ['PorqunopuedensimplementehablarenEspaol-fmd56a', 'PorquénopuedensimplementehablarenEspañol'],
  ['TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g', 'TạisaohọkhôngthểchỉnóitiếngViệt'],
  ['3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
  ['-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n', '安室奈美恵-with-SUPER-MONKEYS'],
  ['Hello-Another-Way--fc4qua05auwb3674vfr0b', 'Hello-Another-Way-それぞれの場所'],
  ['2-u9tlzr9756bt3uc0v', 'ひとつ屋根の下2'],
  ['MajiKoi5-783gue6qz075azm5e', 'MajiでKoiする5秒前'],
  ['de-jg4avhby1noc0d', 'パフィーdeルンバ'],
  ['d9juau41awczczp', 'そのスピードで'],
  ['-> $1.00 <--', '-> $1.00 <-'],
];

/** What a browser and Node make of a host. */
const ascii = (host: string) => new URL(`http://${host}/`).hostname;

const word = (letters: string) =>
  fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
    .map((each) => each.join(''))
    .filter((each) => !/^-|-$|^..--/.test(each));
const northern = word('abcdefghijklmnopqrstuvwxyz0123456789-æøåäöáčđŋšŧžþðéüß');

describe('punycode', () => {
  test.each(samples)('%s is read as the RFC says', (written, text) => {
    expect(decodePunycode(written)).toBe(text);
  });

  test('what an engine writes of any label is read back to the letter', () => {
    const label = fc.oneof(
      northern,
      word('абвгдежзиклмнопрстуфхцчшщыьэюя-'),
      word('αβγδεζηθικλμνξοπρστυφχψω'),
      word('日本語中文字한국어ไทย'),
    );
    fc.assert(
      fc.property(label, (text) => {
        fc.pre(URL.canParse(`http://${text}.example/`));
        const [first = ''] = ascii(`${text}.example`).split('.');
        expect(first.startsWith('xn--') ? decodePunycode(first.slice(4)) : first).toBe(text.normalize('NFC'));
      }),
    );
  });

  test('what is none is undefined, and nothing throws', () => {
    for (const none of ['æ', 'a-b!', '99999999', '999999999999999999', '-abc', 'a-ø'])
      expect(decodePunycode(none)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abz059-A\u00f8'), maxLength: 80 }), (text) => {
        const read = decodePunycode(text) ?? '';
        expect(new TextDecoder().decode(new TextEncoder().encode(read))).toBe(read);
      }),
    );
  });
});

describe('a host as it is read', () => {
  test.each([
    ['xn--prveorg-r1a.example', 'prøveorg.example'],
    ['xn--rdt-0na.no', 'rødt.no'],
    ['ung.xn--rdt-0na.example:8080', 'ung.rødt.example:8080'],
    ['xn--e1afmkfd.example', 'пример.example'],
    ['xn--r8jz45g.example', '例え.example'],
    ['lo.example', 'lo.example'],
    ['prøveorg.example', 'prøveorg.example'],
  ])('%s is %s', (host, read) => {
    expect(readableHost(host)).toBe(read);
  });

  test.each([
    ['one Cyrillic letter among Latin ones', 'pаypal.example'],
    ['a word whose Cyrillic letters all pass for Latin', 'аррӏе.example'],
    ['Greek letters that pass for Latin', 'οικο.example'],
    ['a dotless i', 'lınk.example'],
    ['a phonetic g', 'ɡruppe.example'],
    ['two scripts in one label', 'лево-venstre.example'],
    ['one honest label beside a false one', 'rødt.pаypal.example'],
  ])('%s: it stays in ASCII, however it was written', (_what, host) => {
    expect(readableHost(ascii(host))).toBe(ascii(host));
    expect(readableHost(host)).toBe(ascii(host));
  });

  test('what no engine would make stays as it stands', () => {
    for (const host of ['xn--.example', 'xn--99999999.example', 'xn--a-ø.example', 'xn--abc-.example'])
      expect(readableHost(host)).toBe(host);
  });

  test('it always leads back to the same host', () => {
    fc.assert(
      fc.property(fc.array(northern, { minLength: 1, maxLength: 3 }), (labels) => {
        const host = `${labels.join('.')}.example`;
        fc.pre(URL.canParse(`http://${host}/`));
        const read = readableHost(ascii(host));
        expect(read).toBe(host.normalize('NFC'));
        expect(canonicalUrl(read)?.host).toBe(canonicalUrl(host)?.host);
      }),
    );
  });

  test('of a link, only the host is written otherwise', () => {
    expect(readableUrl('https://xn--rdt-0na.no/xn--rdt-0na?a=xn--rdt-0na.no')).toBe(
      'https://rødt.no/xn--rdt-0na?a=xn--rdt-0na.no',
    );
    expect(readableUrl('https://lo.example/xn--rdt-0na')).toBe('https://lo.example/xn--rdt-0na');
    expect(readableUrl('rødt')).toBe('rødt');
  });
});
