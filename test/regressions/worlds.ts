/**
 * Seeds of simulated worlds that went wrong once, and what they found. Whoever changes what happens in a world
 * (test/kit/world/events.ts) makes other worlds of them: what is found is also kept as a small test beside its cause.
 */
export const foundWorlds: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 3, found: 'two who met were done before all was there' },
  { seed: 24, found: 'an answer that took a while hid that both were level' },
  { seed: 10, found: 'what was pushed came back, and else nobody was told that it had come' },
  { seed: 40, found: 'the key of a circle was handed to whoever was let into the coalition' },
  { seed: 53, found: 'receipts of a laptop whose clock had gone back were taken for old' },
  { seed: 7, found: 'a space of which one of two knew nothing kept both from being done' },
  { seed: 184, found: 'a receipt for one of two bundles with one number was taken for the other' },
  { seed: 1043, found: 'a copied vault: one meeting did not bring both branches to either side' },
  { seed: 1185, found: 'a newcomer that somebody had taken up was out when the one who let it in was' },
  { seed: 1332, found: 'a space that a full disk refused stayed in memory, and was never asked for again' },
  { seed: 1489, found: 'done was said while a hello was still being answered' },
  { seed: 1916, found: 'two receipts of one device under one stamp, the index with the first of them being lost' },
  { seed: 2336, found: 'edits on top of what a removal took back were gone where acts came without bundles' },
  { seed: 20119, found: 'done was said to the user while a space it had just been let into was still on its way' },
  {
    seed: 20184,
    found: 'a device whose removal did not hold reads what was written meanwhile, once it is given the key',
  },
  { seed: 43251, found: 'what counted by the word of a device was taken back when that device was put out' },
  { seed: 42279, found: 'the same, where the word had come from whoever was put out next' },
  {
    seed: 45770,
    found: 'a battery that died while a losing branch was written anew: what rested on it hung in the air for good',
  },
  { seed: 52324, found: 'nothing but that zeros of a torn write are refused as of an unfinished version, which is so' },
  { seed: 61154, found: 'a steward who kept a key from somebody kept everybody else from handing it on' },
  {
    seed: 70792,
    found: 'done was said while the other’s pull was being answered, which showed that a vault had been copied',
  },
  { seed: 60952, found: 'like 52324, with random bytes for zeros' },
  {
    seed: 92943,
    found: 'whoever a lost laptop had let in was out, though another laptop of its owner had taken them up',
  },
  { seed: 82524, found: 'nothing but that five letters stand in base64 by chance once in ten thousand worlds' },
  {
    seed: 84348,
    found: 'the work of a removed device was gone at whoever came later and then removed the one who had witnessed it',
  },
  { seed: 101069, found: 'nothing but that who lacks the key of the epoch can sign no receipt' },
  {
    seed: 110536,
    found:
      'nothing but that all write on under the old key where a hostile steward gave no new one, until another does',
  },
  { seed: 120438, found: 'what a torn tail was salvaged to was given a place at which nothing can be read back' },
  {
    seed: 120340,
    found: 'nothing but that a copied vault, put out, no longer writes anew what it lost to its twin',
  },
  {
    seed: 120214,
    found: 'nothing but that a newcomer of whom only another laptop of the one put out had heard is out too',
  },
  { seed: 151109, found: 'what a full disk kept from being written anew was only when a further bundle came' },
  { seed: 160507, found: 'and then only where that bundle was about the same document' },
];
