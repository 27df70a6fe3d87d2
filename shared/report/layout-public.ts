/** The public post: why, whom I met, whom I hope to meet, what we could do together, how to help. */
import type { ReportWords } from '../i18n/report/words.ts';
import type { AskType, EncounterStatus } from '../model/enumerations.ts';
import { askBlocks, contactBlock, countryItem, nameOf, summaryBlock, thanksBlock } from './common-blocks.ts';
import { byCountry } from './country.ts';
import { type Block, join, type Line, type ListItem, line, list, paragraph, text } from './document.ts';
import type { LayoutContext } from './layout-context.ts';
import { aheadSentences, metParagraph, metWith } from './public-sentences.ts';
import { publicTogetherBlocks } from './public-together.ts';
import type { AskView, OrganisationView, PublicView } from './views.ts';

export function publicBlocks(view: PublicView, context: LayoutContext): Block[] {
  const { choice, today, words } = context;
  return [
    ...summaryBlock(choice),
    ...metParagraph(view.met, today, words),
    ...thanksBlock(view.thanks, words),
    ...wanted(view, words),
    ...publicTogetherBlocks(view.together, words),
    ...askBlocks(asksBeyondTheList(view), standingAsks(view), words),
    ...contactBlock(choice, words),
    ...hashtagBlock(view.hashtags),
  ];
}

/** One meeting or one organisation, told in sentences: a list of one country with one name in it reads like a form. */
export function publicDossier(view: PublicView, about: OrganisationView | undefined, context: LayoutContext): Block[] {
  const { choice, today, words } = context;
  const sentences = [...metWith(view.met, about, today, words), ...aheadSentences(view.targets, words)];
  return [
    ...summaryBlock(choice),
    ...(sentences.length > 0 ? [paragraph(join(sentences, ' '))] : []),
    ...thanksBlock(view.thanks, words),
    ...askBlocks([...view.asks, ...joinAsk(view)], [], words),
    ...contactBlock(choice, words),
    ...hashtagBlock(view.hashtags),
  ];
}

function joinAsk({ targets, asks }: PublicView): AskView[] {
  const organisations = targets.filter(({ joinable }) => joinable).map(({ organisation }) => organisation);
  const asked = asks.some(({ type }) => type === 'join');
  return organisations.length > 0 && !asked ? [{ type: 'join', organisations }] : [];
}

function wanted({ targets }: PublicView, words: ReportWords): Block[] {
  if (targets.length === 0) return [];
  const items = byCountry(targets, (target) => target.organisation.country, words).map((group): ListItem => {
    const lines = group.members.map(({ organisation, status }) => withStatus(nameOf(organisation), status, words));
    return countryItem(group.country, join(lines, ' · '));
  });
  return [paragraph(line(words.told.wantToMeet)), list(items)];
}

/** "Want to meet" is what the list itself says; only the other words are added. */
function withStatus(name: Line, status: EncounterStatus, words: ReportWords): Line {
  return status === 'wanted' ? name : [...name, text(` (${words.status[status]})`)];
}

/** An ask without words of its own, about those who stand in the list, is what the list and its sentence say already. */
function asksBeyondTheList(view: PublicView): readonly AskView[] {
  const listed = new Set(view.targets.map(({ organisation }) => JSON.stringify(organisation)));
  const standing = standingAsks(view);
  return view.asks.filter(
    ({ type, text, organisations }) =>
      text !== undefined ||
      !standing.includes(type) ||
      !organisations.every((each) => listed.has(JSON.stringify(each))),
  );
}

/** What follows from the list itself, whether or not anybody wrote an ask down. */
function standingAsks({ targets }: PublicView): AskType[] {
  const unplanned = targets.some(({ status }) => status === 'wanted' || status === 'asked');
  return [
    ...(unplanned ? (['facilitate'] as const) : []),
    ...(targets.length > 0 ? (['suggest'] as const) : []),
    ...(targets.some(({ joinable }) => joinable) ? (['join'] as const) : []),
  ];
}

function hashtagBlock(tags: readonly string[]): Block[] {
  if (tags.length === 0) return [];
  return [
    paragraph(
      join(
        tags.map((tag): Line => [{ type: 'hashtag', tag }]),
        ' ',
      ),
    ),
  ];
}
