import { describe, expect, it } from 'vitest'
import { findChangeStory } from '#content/change-stories.ts'
import { findCodebook } from '#content/codebooks.ts'
import en from '#locales/en/effects.json' with { type: 'json' }
import story from '#locales/nl/change-story.json' with { type: 'json' }
import nl from '#locales/nl/effects.json' with { type: 'json' }

const changeStory = findChangeStory('zuidwest@1')!
const codebook = findCodebook('zuidwest@1')!

describe('codebook of Zuidwest, version 1', () => {
  it('ties the effects to the main goals that bijlage 3 ties them to; E03 to two', () => {
    expect(codebook.effects.map(({ id, goals }) => [id, goals])).toEqual(
      changeStory.effects.map(({ id, goals }) => [id, goals]),
    )
    expect(findCodebook('zuidwest@2')).toBeUndefined()
  })

  it('ties them to sub-goals and indicators of those goals only, and says that this is a reading not yet confirmed', () => {
    expect(codebook.status).toBe('concept')
    for (const effect of codebook.effects) {
      const goals = changeStory.goals.filter((goal) => effect.goals.includes(goal.id as never))
      const subGoals = goals.flatMap((goal) => goal.subGoals.map((one) => one.id))
      const indicators = goals.flatMap((goal) => goal.indicators.map((one) => one.id))
      expect(subGoals, effect.id).toEqual(expect.arrayContaining(effect.subGoals))
      expect(indicators, effect.id).toEqual(expect.arrayContaining(effect.indicators))
    }
  })

  it('has a name, an in rule and an out rule for every effect, Dutch and English, and names the source', () => {
    for (const words of [nl, en]) {
      expect(Object.keys(words.effects)).toEqual(codebook.effects.map((effect) => effect.id))
      expect(words.source).toContain('© Movisie, Utrecht, 2025')
    }
  })

  it('says its rules plainly: at most 20 words a sentence', () => {
    for (const [id, rule] of Object.entries(nl.effects))
      for (const sentence of [rule.in, rule.out].flatMap((text) => text.split(/(?<=\.)\s+/)))
        expect(sentence.split(/\s+/).length, `${id}: ${sentence}`).toBeLessThanOrEqual(20)
  })

  it('goals, sub-goals and indicators have the words of the change story in Dutch', () => {
    expect(story.goals).toEqual(Object.fromEntries(changeStory.goals.map((goal) => [goal.id, goal.name])))
    const named = (pick: 'subGoals' | 'indicators') =>
      Object.fromEntries(
        changeStory.goals.flatMap((goal) => goal[pick].map((one) => [one.id.replace('.', '-'), one.name])),
      )
    expect(story.subGoals).toEqual(named('subGoals'))
    expect(story.indicators).toEqual(named('indicators'))
  })
})
