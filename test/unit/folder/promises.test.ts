import { carrierPromises } from '../../kit/carrier-promises.ts';
import { createFaultyFolder } from '../../kit/faulty-folder.ts';
import { createFolderCarrier } from '../../kit/folder-carrier.ts';

carrierPromises({
  name: 'a folder',
  lasts: false,
  make: async (_group, random) => {
    const folder = createFaultyFolder(random);
    return {
      carrierOf: (replica, limits) =>
        createFolderCarrier({ files: folder.files(), replica, clock: replica.clock, ...(limits && { limits }) }),
      takeAway: async () => folder.pullOut(),
      bringBack: async () => folder.putIn(),
      wipe: async () => folder.wipe(),
      vandalise: async () => {
        const paths = folder.paths();
        for (const [at, path] of paths.entries()) {
          const bytes = Buffer.from(folder.bytesOf(path));
          if (at % 3 === 0) folder.put(path, undefined);
          else folder.put(path, at % 3 === 1 ? random.bytes(bytes.length) : bytes.subarray(100));
        }
        return paths.length;
      },
      contents: async () => folder.paths().flatMap((path) => [Buffer.from(path), folder.bytesOf(path)]),
      end: async () => {},
    };
  },
});
