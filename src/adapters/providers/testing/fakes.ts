import { fakeBitbucket } from './fakeBitbucket.ts'
import { fakeGitea } from './fakeGitea.ts'
import { fakeGithub } from './fakeGithub.ts'
import { fakeGitlab } from './fakeGitlab.ts'
import { fakeHarness } from './fakeHarness.ts'
import type { FakeProvider } from './fakeProvider.ts'

export const FAKES: readonly FakeProvider[] = [fakeGithub, fakeGitlab, fakeBitbucket, fakeGitea, fakeHarness]
