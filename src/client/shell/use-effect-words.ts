import { useTranslation } from 'react-i18next'
import { ownEffectId } from '#domain/coding.ts'

export type EffectWords = {
  /** An effect of bijlage 3 in the language of the screen, one of the programme's own as its coder called it. */
  readonly nameOf: (effect: string) => string
  /** What is coded as it and what is not; only effects of bijlage 3 have these. */
  readonly ruleOf: (effect: string) => { readonly in: string; readonly out: string } | undefined
}

/** Names and rules of effects. `named`: whatever was coded, for the names of the programme's own. */
export const useEffectWords = (named: readonly { readonly newEffect?: string | undefined }[]): EffectWords => {
  // The ids are data, proven by the codebook's test.
  const { t, i18n } = useTranslation('effects' as never)
  const say = t as unknown as (key: string) => string
  const has = (effect: string) => i18n.exists(`effects.${effect}.name`, { ns: 'effects' } as never)
  const own = new Map<string, string>()
  for (const { newEffect } of named) if (newEffect !== undefined) own.set(ownEffectId(newEffect), newEffect)
  return {
    nameOf: (effect) => own.get(effect) ?? (has(effect) ? say(`effects.${effect}.name`) : effect.replace(/^own-/, '')),
    ruleOf: (effect) =>
      has(effect) ? { in: say(`effects.${effect}.in`), out: say(`effects.${effect}.out`) } : undefined,
  }
}
