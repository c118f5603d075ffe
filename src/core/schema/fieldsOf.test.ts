import { describe, expect, it } from 'vitest'
import { fieldsOf } from './fieldsOf.ts'
import { stepTypes } from './steps/stepTypes.ts'

const labels = (kind: Parameters<typeof fieldsOf>[0], type?: string, section?: string) =>
  fieldsOf(kind, type)
    .filter((field) => section === undefined || field.section === section)
    .map(({ label }) => label)

describe('the fields of a node', () => {
  it('are the same array for the same type', () => {
    expect(fieldsOf('step', 'Run')).toBe(fieldsOf('step', 'Run'))
  })

  it('has the settings of a containerized group, the documented ones in the documented order', () => {
    expect(labels('stepGroup', undefined, 'step')).toEqual([
      'Name',
      'Id',
      'Kubernetes Cluster',
      'Namespace',
      'Shared Paths',
    ])
    expect(labels('stepGroup', undefined, 'more').slice(0, 16)).toEqual([
      'Volumes',
      'Service Account Name',
      'Automount Service Account Token',
      'Labels',
      'Annotations',
      'Privileged',
      'Allow Privilege Escalation',
      'Add Capabilities',
      'Drop Capabilities',
      'Run as Non Root',
      'Read-only Root Filesystem',
      'Run as User',
      'Priority Class',
      'Node Selector',
      'Tolerations',
      'Init Timeout',
    ])
    expect(labels('stepGroup', undefined, 'advanced')).toEqual([
      'Delegate Selector',
      'Conditional Execution',
      'Failure Strategy',
      'Looping Strategy',
    ])
  })

  it('has the settings of the infrastructure that is named', () => {
    expect(labels('stepGroup', 'VM')).toContain('Pool Name')
    expect(labels('stepGroup', 'ECSDirect')).toContain('AWS Connector')
  })

  it('shows of other steps what they require first, then what else they may have', () => {
    const shown = fieldsOf('step', 'AsgCanaryDeploy').map(
      ({ label, widget, required }) => `${label}: ${widget}${required ? ', required' : ''}`,
    )
    expect(shown.slice(0, 5)).toEqual([
      'Name: text, required',
      'Id: identifier, required',
      'Instance Selection: yaml',
      'Asg Name: text',
      'Delegate Selectors: list',
    ])
  })

  it('has a name, an id and Advanced for every step type, listed or not', () => {
    for (const type of [...stepTypes.map((info) => info.type), 'NotYetListed', undefined]) {
      expect(labels('step', type).slice(0, 2)).toEqual(['Name', 'Id'])
      expect(labels('step', type, 'advanced')).toHaveLength(5)
    }
  })

  it('has fields for stages and pipelines', () => {
    expect(labels('stage', 'Custom').slice(0, 2)).toEqual(['Name', 'Id'])
    expect(labels('stage', 'Deployment')).toContain('Service')
    expect(labels('stage', 'CI')).toContain('Clone Codebase')
    expect(labels('pipeline').slice(0, 4)).toEqual(['Name', 'Id', 'Project', 'Organization'])
  })

  it('has no path twice', () => {
    for (const type of ['Background', 'Run', 'Http']) {
      const paths = fieldsOf('step', type).map(({ path }) => path.join('.'))
      expect(new Set(paths).size).toBe(paths.length)
    }
  })
})
