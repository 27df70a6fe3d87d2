/** A button says what it does with a verb. `look`: the one primary act of a screen, ordinary, or plain. */
import type { ComponentPropsWithRef } from 'react';

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly look?: 'primary' | 'ordinary' | 'plain';
  readonly small?: boolean;
}

export function Button({ look = 'ordinary', small, className, type = 'button', ...rest }: ButtonProps) {
  const classes = ['button', look === 'ordinary' ? '' : look, small ? 'small' : '', className ?? ''];
  return <button type={type} className={classes.filter(Boolean).join(' ')} {...rest} />;
}
