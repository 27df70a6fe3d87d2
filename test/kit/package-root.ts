import { packageFolder } from '../../cli/host/package-folder.ts';

export const packageRoot = packageFolder().root;
