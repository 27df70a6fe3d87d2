/** A mistake of ours in one screen leaves the frame standing: it says what is safe and lets the person go on. */
import { Component, type ReactNode } from 'react';
import { frameWords } from '../../shared/i18n/app/frame.ts';
import { Button } from '../parts/button.tsx';
import { useCommonWords, useWords } from '../words/language.tsx';

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <ScreenFailed onRetry={() => this.setState({ failed: false })} />;
  }
}

function ScreenFailed({ onRetry }: { onRetry: () => void }) {
  const words = useWords(frameWords);
  const common = useCommonWords();
  return (
    <div className="page">
      <div className="notice problem" role="alert">
        <h1>{words.failedTitle}</h1>
        <p>{words.failedSafe}</p>
        <Button onClick={onRetry}>{common.act.tryAgain}</Button>
      </div>
    </div>
  );
}
