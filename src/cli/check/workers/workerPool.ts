import { codeOf } from '../../../companion/errorCode.ts'
import { Worker } from 'node:worker_threads'
import type { Checked, CheckSettings } from '../checkFile.ts'
import { notChecked } from '../checkFile.ts'
import type { Answer } from './protocol.ts'
import { READY } from './protocol.ts'

/** Files that one worker has at a time: it reads the next while it checks one. */
const AT_ONCE = 4

interface Task {
  readonly file: string
  readonly resolve: (checked: Checked) => void
  readonly reject: (error: Error) => void
}

/** One thread and the files that it has not answered yet: it works on the first. */
interface Member {
  readonly thread: Worker
  readonly tasks: Task[]
  isReady: boolean
  error: Error | undefined
}

/**
 * Threads that check files. They are started as there is work for them. A thread that dies takes one file with it, the
 * one it was working on; its other files go to another thread.
 */
export class WorkerPool {
  private members: Member[] = []
  private onChange = () => {}
  private isEnded = false

  constructor(
    private readonly program: URL,
    private readonly jobs: number,
    private readonly settings: CheckSettings,
  ) {}

  /** Resolves when a file would not have to wait long. */
  async room(): Promise<void> {
    while (this.members.length >= this.jobs && this.members.every(({ tasks }) => tasks.length >= AT_ONCE)) {
      await new Promise<void>((resolve) => {
        this.onChange = resolve
      })
    }
  }

  /** Rejects only when no thread can be started. */
  check(file: string): Promise<Checked> {
    return new Promise((resolve, reject) => this.give({ file, resolve, reject }))
  }

  async end(): Promise<void> {
    this.isEnded = true
    await Promise.all(this.members.map(({ thread }) => thread.terminate()))
  }

  private give(task: Task): void {
    const member = this.leastBusy()
    member.tasks.push(task)
    member.thread.postMessage(task.file)
  }

  private leastBusy(): Member {
    const [first, ...others] = this.members
    const least = others.reduce((a, b) => (b && a && b.tasks.length < a.tasks.length ? b : a), first)
    const isFree = least?.tasks.length === 0 || this.members.length >= this.jobs
    return least && isFree ? least : this.start()
  }

  private start(): Member {
    const thread = new Worker(this.program, { workerData: this.settings })
    const member: Member = { thread, tasks: [], isReady: false, error: undefined }
    thread.on('message', (answer: Answer) => {
      if (answer === READY) member.isReady = true
      else {
        member.tasks.shift()?.resolve(answer)
        this.onChange()
      }
    })
    thread.on('error', (error) => {
      member.error = error
    })
    thread.on('exit', (status) => this.lose(member, status))
    this.members.push(member)
    return member
  }

  private lose(member: Member, status: number): void {
    if (this.isEnded) return
    this.members = this.members.filter((each) => each !== member)
    const [first, ...others] = member.tasks
    if (member.isReady) {
      first?.resolve(notChecked(first.file, reasonOf(member.error, status), this.settings))
      for (const task of others) this.give(task)
    } else {
      const error = new Error('A thread of the check could not be started', { cause: member.error })
      for (const { reject } of member.tasks) reject(error)
    }
    this.onChange()
  }
}

function reasonOf(error: Error | undefined, status: number): string {
  if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY') return 'there was not enough memory for it'
  return error?.message ?? `the thread ended with status ${status}`
}
