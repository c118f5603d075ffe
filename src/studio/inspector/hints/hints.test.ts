import { expect, it } from 'vitest'
import { breaksSecondsRule, durationInWords } from './duration.ts'
import { registryOf } from './image.ts'

it('says a duration in words', () => {
  expect(durationInWords('15m')).toBe('15 minutes')
  expect(durationInWords('1h 30m')).toBe('1 hour 30 minutes')
  expect(durationInWords('1w')).toBe('1 week')
  expect(durationInWords('90')).toBeUndefined()
  expect(durationInWords('')).toBeUndefined()
  expect(durationInWords('10ms')).toBeUndefined()
  expect(durationInWords('<+input>')).toBeUndefined()
})

it('knows the seconds that the schema refuses', () => {
  expect(breaksSecondsRule('5s')).toBe(true)
  expect(breaksSecondsRule('10s')).toBe(false)
  expect(breaksSecondsRule('1h 5s')).toBe(false)
})

it('tells the registry of an image from its address', () => {
  expect(registryOf('docker:27-dind')).toBe('Docker Hub')
  expect(registryOf('library/tomcat')).toBe('Docker Hub')
  expect(registryOf('40000005317.dkr.ecr.us-east-1.amazonaws.com/todolist:0.2')).toBe('Amazon ECR')
  expect(registryOf('us.gcr.io/playground-243019/quickstart-image:latest')).toBe('Google GCR')
  expect(registryOf('europe-west1-docker.pkg.dev/p/r/i:1')).toBe('Google Artifact Registry')
  expect(registryOf('localhost:5000/app')).toBe('localhost:5000')
  expect(registryOf('<+input>')).toBeUndefined()
  expect(registryOf('')).toBeUndefined()
})
