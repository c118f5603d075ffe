import { describe, expect, it } from 'vitest'
import type { TokenState } from './yamlTokens.ts'
import { FIRST_STATE, tokenizeLine } from './yamlTokens.ts'

/** Each line as `kind:text` pieces. */
function colours(yaml: string): string[][] {
  let state: TokenState = FIRST_STATE
  return yaml.split('\n').map((line) => {
    const result = tokenizeLine(line, state)
    state = result.state
    return result.tokens.map((token, index) => {
      const end = result.tokens[index + 1]?.start ?? line.length
      return `${token.kind}:${line.slice(token.start, end).trim()}`
    })
  })
}

describe('the colours of Harness YAML', () => {
  it('tells keys, strings, literals and comments apart', () => {
    expect(colours('image: docker:27-dind # pinned\nprivileged: true\nretries: 3')).toEqual([
      ['key:image', 'punctuation::', 'string:docker:27-dind', 'comment:# pinned'],
      ['key:privileged', 'punctuation::', 'literal:true'],
      ['key:retries', 'punctuation::', 'literal:3'],
    ])
  })

  it('colours the first key after a dash', () => {
    expect(colours('- step:\n    name: x')).toEqual([
      ['punctuation:-', 'key:step', 'punctuation::'],
      ['key:name', 'punctuation::', 'string:x'],
    ])
  })

  it('keeps a block scalar as text until the indent ends, whatever stands in it', () => {
    expect(colours('command: |-\n  - step:\n\n  # no comment\nshell: Sh')).toEqual([
      ['key:command', 'punctuation::', 'punctuation:|-'],
      ['string:- step:'],
      [],
      ['string:# no comment'],
      ['key:shell', 'punctuation::', 'string:Sh'],
    ])
  })

  it('ends a block scalar of a key after a dash at the key’s column, not at the dash’s', () => {
    expect(colours('- run: |\n    echo\n  name: x')).toEqual([
      ['punctuation:-', 'key:run', 'punctuation::', 'punctuation:|'],
      ['string:echo'],
      ['key:name', 'punctuation::', 'string:x'],
    ])
  })

  it('marks expressions inside values, with the methods of a runtime input', () => {
    expect(colours('ref: <+input>.default(account.hub)\nimage: a/<+pipeline.name>:1')).toEqual([
      ['key:ref', 'punctuation::', 'expression:<+input>.default(account.hub)'],
      ['key:image', 'punctuation::', 'string:a/', 'expression:<+pipeline.name>', 'string::1'],
    ])
  })

  it('reads flow collections and quoted scalars over lines', () => {
    expect(colours('limits: { memory: 4Gi, cpu: "2" }\ntext: "one\n  two" # end')).toEqual([
      [
        'key:limits',
        'punctuation::',
        'punctuation:{',
        'key:memory',
        'punctuation::',
        'string:4Gi',
        'punctuation:,',
        'key:cpu',
        'punctuation::',
        'string:"2"',
        'punctuation:}',
      ],
      ['key:text', 'punctuation::', 'string:"one'],
      ['string:two"', 'comment:# end'],
    ])
  })
})
