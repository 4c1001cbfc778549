import { expect, it } from 'vitest'
import { findChangeStory } from '#content/change-stories.ts'
import { findCodebook } from '#content/codebooks.ts'
import poster from '#locales/nl/poster.json' with { type: 'json' }
import tellBack from '#locales/nl/tell-back.json' with { type: 'json' }

const story = findChangeStory('zuidwest@1')!

it('the Dutch poster says every activity and way of working of the change story, word for word', () => {
  const told: Readonly<Record<string, Readonly<Record<string, string>>>> = poster.activities
  // Both goals of the neighbourhood have the same activities: their words stand once.
  for (const goal of story.goals)
    expect(Object.values(told[goal.id === 'G2' ? 'G1' : goal.id] ?? {}), goal.id).toEqual(goal.activities)
  expect(Object.values(poster.shared)).toEqual(story.sharedActivities)
  expect(Object.values(poster.ways)).toEqual(story.waysOfWorking)
})

it('every effect has a name in plain words, of eight words at most, for the page that goes back', () => {
  const names: Readonly<Record<string, string>> = tellBack.effect
  const effects = findCodebook('zuidwest@1')!.effects.map(({ id }) => id)
  expect(Object.keys(names)).toEqual(effects)
  for (const name of Object.values(names)) {
    expect(name.split(' ').length, name).toBeLessThanOrEqual(8)
    expect(name).not.toMatch(/participatie|cohesie|indicator|leefbaarheid/i)
  }
})
