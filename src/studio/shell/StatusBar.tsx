import { useActiveFile, useFromDocument } from '../state/hooks.ts'
import { useUi } from '../state/ui.ts'
import { textFacts } from './textFacts.ts'
import { UpdateNotice } from './UpdateNotice.tsx'
import './StatusBar.css'

/** What just happened, and facts of the open file. */
export function StatusBar() {
  const file = useActiveFile()
  const status = useUi((state) => state.status)
  const cursor = useUi((state) => state.cursor)
  const facts = useFromDocument((document) => textFacts(document.slice({ start: 0, end: 4000 })), '')
  return (
    <footer className="status-bar">
      <p className="status-bar-said" role="status">
        <span key={status.count}>{status.sentence}</span>
      </p>
      <UpdateNotice />
      {file && cursor ? (
        <span>
          Ln {cursor.line}, Col {cursor.column}
        </span>
      ) : null}
      {file ? facts.split(' · ').map((fact) => <span key={fact}>{fact}</span>) : null}
      <span>Harness v0</span>
    </footer>
  )
}
