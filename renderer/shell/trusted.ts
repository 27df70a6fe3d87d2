/**
 * The one Trusted Types policy of the app (`trusted-types samband` in the policy of the page): scripts of workers from our
 * own origin, and the finished pages of reports, which go into frames without scripts only.
 */
interface Policy {
  readonly createHTML: (html: string) => string;
  readonly createScriptURL: (url: string) => string;
}
interface PolicyFactory {
  readonly createPolicy: (name: string, rules: Policy) => Policy;
}
declare global {
  interface Window {
    readonly trustedTypes?: PolicyFactory;
  }
}

const rules: Policy = {
  createHTML: (html) => html,
  createScriptURL: (url) => {
    const wanted = new URL(url, location.href);
    if (wanted.protocol !== location.protocol || wanted.host !== location.host)
      throw new TypeError('a worker from elsewhere');
    return wanted.href;
  },
};
const policy = window.trustedTypes?.createPolicy('samband', rules) ?? rules;

/** A report as a page, for `srcdoc` of a frame with an empty sandbox. */
export function trustedPage(html: string): string {
  return policy.createHTML(html);
}

/** For `new Worker(...)`. */
export function trustedScript(url: URL): string {
  return policy.createScriptURL(url.href);
}
