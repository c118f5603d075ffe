import { spawn } from 'node:child_process'

/** Runs a program with this terminal and resolves with its exit status. Never throws for a failing program. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      resolve(127)
    })
    child.on('close', (status, signal) => resolve(signal ? 1 : (status ?? 1)))
  })
}

/** As `run`, and hands back what it printed (still shown). */
export function runKept(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8')
      child[stream].on('data', (text) => {
        output += text
        process[stream].write(text)
      })
    }
    child.on('error', (error) => resolve({ status: 127, output: `${command}: ${error.message}` }))
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
  })
}
