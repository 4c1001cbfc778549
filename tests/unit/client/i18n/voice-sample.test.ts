import { expect, test } from 'vitest'
import { languages } from '#client/i18n/language.ts'
import { setUpI18n } from '#client/i18n/set-up-i18n.ts'
import { loadVoiceSamples, voiceSample } from '#client/i18n/voice-sample.ts'
import fa from '#locales/fa/cards.json' with { type: 'json' }
import nl from '#locales/nl/praatplaat.json' with { type: 'json' }
import pl from '#locales/pl/cards.json' with { type: 'json' }
import tr from '#locales/tr/cards.json' with { type: 'json' }

test('[G5] every voice is tried with a question in its own language, never with Dutch words', async () => {
  await setUpI18n()
  await loadVoiceSamples()
  const said = new Map(languages.map((one) => [one.code as string, voiceSample(one)]))
  expect(said.get('nl')).toBe(nl.questions.contact.question)
  expect([said.get('tr'), said.get('pl'), said.get('fa')]).toEqual([tr, pl, fa].map((words) => words.sort.question))
  expect(new Set(said.values()).size).toBe(languages.length)
  expect(voiceSample({ code: 'bg', name: 'Български' })).toBe('Български')
})
