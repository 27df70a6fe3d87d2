/**
 * Whether what a server brought is worth a word. A relay brings every sentence while a comrade writes: that something came is
 * news once, and until it has been still for a while, what comes next is the same news.
 */
export function broughtNews(quietFor = 10 * 60_000): (now: number) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (now) => {
    const isNews = now - last >= quietFor;
    last = now;
    return isNews;
  };
}
