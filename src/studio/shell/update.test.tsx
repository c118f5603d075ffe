import { beforeEach, expect, it, vi } from 'vitest'
import { openNew } from '../files/openFiles.ts'
import { connectPorts, ports } from '../state/ports.ts'
import { useUi } from '../state/ui.ts'
import { activeFile } from '../state/workspace.ts'
import { StatusBar } from './StatusBar.tsx'
import { connectTestPorts, ORDERS, show } from './testStudio.tsx'
import { offerUpdate, useUpdate } from './update.ts'

const order: string[] = []

beforeEach(() => {
  connectTestPorts(null)
  useUpdate.setState({ take: null })
  order.length = 0
})

async function press() {
  const screen = await show(<StatusBar />)
  await screen.getByRole('button', { name: 'Update' }).click()
}

it('says that there is a new version, and nothing more by itself', async () => {
  const screen = await show(<StatusBar />)
  await expect.element(screen.getByRole('button', { name: 'Update' })).not.toBeInTheDocument()
  const take = vi.fn<() => void>()
  offerUpdate(take)
  await expect.element(screen.getByRole('button', { name: 'Update' })).toBeVisible()
  await expect.element(screen.getByRole('status')).toHaveTextContent('There is a new version of the studio')
  expect(take).not.toHaveBeenCalled()
})

it('keeps unsaved text before the new version is loaded', async () => {
  connectPorts({ ...ports(), drafts: { ...ports().drafts, flush: async () => void order.push('kept') } })
  openNew('orders.yaml', ORDERS, '')
  offerUpdate(() => order.push('loaded'))
  await press()
  await expect.poll(() => order).toEqual(['kept', 'loaded'])
})

it('is not loaded over unsaved text that the browser does not keep', async () => {
  const onTrouble = (listener: (sentence: string) => void) => {
    listener('The browser’s storage is full.')
    return () => {}
  }
  connectPorts({ ...ports(), drafts: { ...ports().drafts, onTrouble } })
  openNew('orders.yaml', ORDERS, '')
  offerUpdate(() => order.push('loaded'))
  await press()
  await expect.poll(() => useUi.getState().status.sentence).toBe('Not updated. The browser’s storage is full.')
  expect(order).toEqual([])
  expect(activeFile()?.document.text).toBe(ORDERS)
})
