/** CBOR of others is read only so far: millions of empty maps of one byte each would take gigabytes. */
import { Tokenizer } from 'cborg';

/** For cborg's `decode`: throws once there are more than `most` parts. */
export function boundedTokens(
  bytes: Uint8Array,
  options: ConstructorParameters<typeof Tokenizer>[1],
  most: number,
): Pick<Tokenizer, 'done' | 'pos' | 'next'> {
  const tokens = new Tokenizer(bytes, options);
  let parts = 0;
  return {
    done: () => tokens.done(),
    pos: () => tokens.pos(),
    next: () => {
      if (++parts > most) throw new RangeError('too many parts');
      return tokens.next();
    },
  };
}
