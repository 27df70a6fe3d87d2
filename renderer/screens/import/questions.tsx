/** Asked, never decided: whether one is part of another, whether two are one. And what can wait. */
import { importWords } from '../../../shared/i18n/app/import.ts';
import type { Answer, Decisions, ReviewQuestion } from '../../../shared/import/review.ts';
import { fill, useFormats, useWords } from '../../words/language.tsx';
import type { Saying } from './say.ts';

interface QuestionsProps {
  readonly questions: readonly ReviewQuestion[];
  readonly decisions: Decisions;
  readonly saying: Saying;
  readonly open: { readonly instances: readonly string[]; readonly days: readonly string[] };
  readonly onAnswer: (question: string, answer: Answer) => void;
}

export function Questions({ questions, decisions, saying, open, onAnswer }: QuestionsProps) {
  const words = useWords(importWords);
  return (
    <>
      {questions.length > 0 && (
        <section className="import-questions" aria-labelledby="import-questions">
          <h2 id="import-questions">{words.questions}</h2>
          {questions.map((question) => (
            <Question
              key={question.id}
              question={question}
              answer={decisions.answers[question.id]}
              saying={saying}
              onAnswer={onAnswer}
            />
          ))}
        </section>
      )}
      <CanWait open={open} saying={saying} />
    </>
  );
}

function Question({
  question,
  answer,
  saying,
  onAnswer,
}: { question: ReviewQuestion; answer: Answer | undefined } & Pick<QuestionsProps, 'saying' | 'onAnswer'>) {
  const words = useWords(importWords);
  const text = useQuestionText(saying);
  return (
    <fieldset className="import-question">
      <legend>{text(question)}</legend>
      <div className="buttons">
        {(['yes', 'no', 'later'] as const).map((each) => (
          <label key={each} className="check">
            <input
              type="radio"
              name={question.id}
              checked={answer === each}
              onChange={() => onAnswer(question.id, each)}
            />
            <span>{words[each]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function useQuestionText(saying: Saying): (question: ReviewQuestion) => string {
  const words = useWords(importWords);
  const formats = useFormats();
  return (question) => {
    switch (question.type) {
      case 'part_of':
        return fill(words.partOf, { one: saying.name(question.from), other: saying.name(question.to) });
      case 'same':
        return fill(words.same, { one: saying.name(question.one), other: saying.name(question.other) });
      case 'known': {
        const { key, name, kind, at } = question;
        if (kind === 'organisation') return fill(words.known, { one: saying.name(key), other: name });
        const place = saying.place(key);
        return fill(words.knownPerson, {
          one: place ? `${saying.name(key)} (${place})` : saying.name(key),
          other: at.length > 0 ? `${name} (${formats.list(at)})` : name,
        });
      }
    }
  };
}

function CanWait({ open, saying }: Pick<QuestionsProps, 'open' | 'saying'>) {
  const words = useWords(importWords);
  const sentences = useOpenSentences(saying)(open);
  if (sentences.length === 0) return null;
  return (
    <section aria-labelledby="import-can-wait">
      <h2 id="import-can-wait">{words.canWait}</h2>
      <ul className="import-lines">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

export function useOpenSentences(saying: Saying): (open: QuestionsProps['open']) => string[] {
  const words = useWords(importWords);
  const formats = useFormats();
  return ({ instances, days }) => [
    ...(instances.length > 0
      ? [
          `${formats.counted(words.noInstance, instances.length)}: ${formats.list(instances.map((key) => saying.named(key).handle))}`,
        ]
      : []),
    ...(days.length > 0
      ? [`${formats.counted(words.noDay, days.length)}: ${formats.list(days.map(saying.name))}`]
      : []),
  ];
}
