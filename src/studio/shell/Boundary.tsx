import { Component } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import './Boundary.css'

/** One part of the screen that failed says so and leaves the others at work. Nothing of the text is lost: it is not here. */
export class Boundary extends Component<
  { readonly name: string; readonly children: ReactNode },
  { readonly error: Error | null }
> {
  override state = { error: null }

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state as { error: Error | null }
    if (!error) return this.props.children
    return (
      <div className="boundary" role="alert">
        <p>
          <b>Something went wrong in {this.props.name}.</b> Your text is safe, and the other views go on working.
        </p>
        <p className="mono">{error.message}</p>
        <Button kind="edge" onClick={() => this.setState({ error: null })}>
          Try again
        </Button>
      </div>
    )
  }
}
