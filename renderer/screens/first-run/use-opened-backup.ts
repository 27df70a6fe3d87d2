/** The backup file that the app was opened with, if it was: by a double click, before this screen or while it stands here. */
import { useEffect, useState } from 'react';
import { useEngine } from '../../data/engine.tsx';

export function useOpenedBackup(): File | undefined {
  const { shell } = useEngine();
  const [file, setFile] = useState<File>();
  useEffect(() => {
    let isHere = true;
    const ask = async () => {
      const opened = await shell.openedBackup();
      if (isHere && opened) setFile(opened);
    };
    void ask();
    const stop = shell.onCommand((command) => command === 'backup' && void ask());
    return () => {
      isHere = false;
      stop();
    };
  }, [shell]);
  return file;
}
