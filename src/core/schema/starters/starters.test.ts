import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkFile } from '../testing/checkFile.ts'
import { starters } from './index.ts'

const VALUES = { name: 'My pipeline', identifier: 'My_pipeline', project: 'default_project', org: 'default' }

describe.each(starters)('$title', (starter) => {
  it('has no schema issues', () => {
    expect(checkFile(parse(starter.yaml(VALUES)))).toEqual([])
  })

  it('holds the values, whatever they look like to YAML', () => {
    const odd = { name: 'yes', identifier: 'a: b', project: '0777', org: '#x "y"' }
    expect(parse(starter.yaml(odd), { version: '1.1' })).toMatchObject({
      pipeline: { name: 'yes', identifier: 'a: b', projectIdentifier: '0777', orgIdentifier: '#x "y"' },
    })
  })

  it('ends with a line end and has no tabs or trailing blanks', () => {
    const yaml = starter.yaml(VALUES)
    expect(yaml.endsWith('\n')).toBe(true)
    expect(yaml).not.toMatch(/\t|[ ]\n/)
  })
})

describe('starters', () => {
  it('come in the order of the dialog', () => {
    expect(starters.map(({ title }) => title)).toEqual([
      'Build with Docker in Docker',
      'Test against services',
      'Deploy to Kubernetes',
      'Staging, approval, production',
      'Blank',
    ])
  })
})
