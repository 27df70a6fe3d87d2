import { type AnyFinding, findingText } from '../../../shared/i18n/app/findings.ts';
import type { Language } from '../../../shared/model/enumerations.ts';

export function Findings({ findings, language }: { findings: readonly AnyFinding[]; language: Language }) {
  return (
    <ul className="settings-findings">
      {[...new Set(findings.map((finding) => findingText(finding, language)))].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
