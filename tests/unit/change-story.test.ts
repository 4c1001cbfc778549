import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findChangeStory } from '#content/change-stories.ts'
import { currentPraatplaat, zuidwestProgramme } from '#content/registry.ts'

const story = findChangeStory('zuidwest@1')!
const count = (from: number, to: number, write: (number: string) => string) =>
  Array.from({ length: to - from + 1 }, (_, index) => write(String(from + index).padStart(2, '0')))

describe('change story of Zuidwest, version 1', () => {
  it('is the one that the programme and the plate refer to', () => {
    expect(findChangeStory(zuidwestProgramme.changeStory)).toBe(story)
    expect(findChangeStory(currentPraatplaat.changeStory)).toBe(story)
    expect(findChangeStory('zuidwest@2')).toBeUndefined()
  })

  it('is a concept until the coordinators confirmed its indicators, and names its source', () => {
    expect(story.status).toBe('concept')
    expect(story.source).toBe('© Movisie, Utrecht, 2025')
  })

  it('has five main goals, two of the neighbourhood and three of residents', () => {
    expect(story.goals.map((goal) => [goal.id, goal.level])).toEqual([
      ['G1', 'neighbourhood'],
      ['G2', 'neighbourhood'],
      ['G3', 'resident'],
      ['G4', 'resident'],
      ['G5', 'resident'],
    ])
  })

  it('has 19 sub-goals, numbered within their goal in the order of the report', () => {
    expect(story.goals.map((goal) => goal.subGoals.length)).toEqual([4, 4, 4, 4, 3])
    for (const goal of story.goals)
      expect(goal.subGoals.map((sub) => sub.id)).toEqual(goal.subGoals.map((_, index) => `${goal.id}.${index + 1}`))
  })

  it('has 22 indicators, numbered through over the goals (4, 5, 4, 4, 5)', () => {
    expect(story.goals.map((goal) => goal.indicators.length)).toEqual([4, 5, 4, 4, 5])
    expect(story.goals.flatMap((goal) => goal.indicators.map((one) => one.id))).toEqual(
      count(1, 22, (number) => `I${number}`),
    )
  })

  it('has 14 effects; only E03 belongs to two goals', () => {
    expect(story.effects.map((effect) => effect.id)).toEqual(count(1, 14, (number) => `E${number}`))
    expect(
      story.effects.filter((effect) => effect.goals.length > 1).map((effect) => [effect.id, effect.goals]),
    ).toEqual([['E03', ['G1', 'G2']]])
    const goals = new Set(story.goals.map((goal) => goal.id))
    for (const effect of story.effects) for (const goal of effect.goals) expect(goals).toContain(goal)
  })

  it('has 6 activities for all goals, 12 ways of working, and activities under each goal', () => {
    expect(story.sharedActivities).toHaveLength(6)
    expect(story.waysOfWorking).toHaveLength(12)
    expect(story.goals.map((goal) => goal.activities.length)).toEqual([3, 3, 4, 3, 4])
    expect(story.goals[0]!.activities).toEqual(story.goals[1]!.activities)
  })

  it('says nothing twice, apart from the activities that two goals share', () => {
    const names = story.goals.flatMap((goal) => [...goal.subGoals, ...goal.indicators].map((one) => one.name))
    expect(new Set(names).size).toBe(names.length)
  })

  it('has no stray spaces or line ends left from a page', () => {
    const text = readFileSync(new URL('../../src/content/zuidwest.change-story.v1.json', import.meta.url), 'utf8')
    for (const [, value] of text.matchAll(/"((?:[^"\\]|\\.)*)"/g))
      expect(value).toBe(value!.trim().replace(/\s+/g, ' '))
  })
})
