import type { ComponentProps } from 'react'

/** `family` is the one main action of a family page; elsewhere the main action is `primary`. */
export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet' | 'family'

const CLASS: Record<ButtonVariant, string> = {
  primary: 'button button-primary',
  secondary: 'button button-secondary',
  danger: 'button button-danger',
  quiet: 'button button-quiet',
  family: 'button button-family',
}

export function buttonClass(variant: ButtonVariant = 'primary'): string {
  return CLASS[variant]
}

type Props = Omit<ComponentProps<'button'>, 'className'> & { variant?: ButtonVariant }

/** `type` is `button` unless said otherwise, so a stray one never sends a form. */
export function Button({ variant, type = 'button', ...rest }: Props) {
  return <button type={type} className={buttonClass(variant)} {...rest} />
}
