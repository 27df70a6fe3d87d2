/** Going elsewhere: asked of the window first, as Electron does, before anything is loaded. */
import type { Page, Request } from 'playwright-core';

/** A window's side, as far as going elsewhere is concerned. */
export interface Navigator {
  /** The first page is the app's own doing. */
  hasLoaded: boolean;
  readonly emit: (name: string, event: object) => unknown;
}

export const navigators = new Map<Page, Navigator>();

export async function navigationAllowed(request: Request, url: string): Promise<boolean> {
  if (!request.isNavigationRequest()) return true;
  const page = pageOf(request);
  const navigator = page && navigators.get(page);
  // A page that no BrowserWindow made: somebody called window.open, which the window has heard of already.
  if (!page || !navigator) return false;
  const isMainFrame = request.frame() === page.mainFrame();
  if (isMainFrame && !navigator.hasLoaded) return true;
  let isPrevented = false;
  const event = {
    url,
    isMainFrame,
    preventDefault: () => {
      isPrevented = true;
    },
  };
  if (isMainFrame) navigator.emit('will-navigate', event);
  navigator.emit('will-frame-navigate', event);
  return !isPrevented;
}

function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}
