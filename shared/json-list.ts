/** A JSON list that was kept here, or an empty one where it is damaged: for what is made anew in a moment. */
export function jsonList<Item>(text: string | undefined): readonly Item[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? (list as Item[]) : [];
  } catch {
    return [];
  }
}
