import type { Subject } from '../form/subject.ts'

export function ReachCard({ subject }: { subject: Subject }) {
  void subject
  return null
}
