import { commonWords } from '../../../shared/i18n/app/common.ts';
import { keyWords } from '../../../shared/i18n/app/keys.ts';
import { useWords } from '../../words/language.tsx';
import { keyGroups } from './key-groups.ts';
import './keys.css';

export function KeyList({ level }: { level: 2 | 3 }) {
  const words = useWords(keyWords);
  const common = useWords(commonWords);
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="key-groups">
      {keyGroups(words, common).map(({ title, keys }) => (
        <section key={title} className="key-group">
          <Heading>{title}</Heading>
          <dl>
            {keys.map(({ ways, does }) => (
              <div key={`${does} ${ways.join()}`} className="key-line">
                <dt>
                  {ways.map((way) => (
                    <span key={way} className="key-way">
                      {way.split(' ').map((key) =>
                        key === words.andThen ? (
                          <span key={key} className="quiet small">
                            {key}
                          </span>
                        ) : (
                          <kbd key={key} className="key">
                            {key.replaceAll('_', ' ')}
                          </kbd>
                        ),
                      )}
                    </span>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
