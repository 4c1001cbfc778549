import { element, escapeXml, xmlDeclaration } from './xml.ts'

/** What a code stands for; its text is what its GUID is made of. */
export type QdaCodeKey = `effect/${string}` | `negative/${string}` | 'health' | 'nowhere'

/** A stable GUID of a name: the same name gives the same one on every machine. Passed in, as hashing is an effect. */
export type GuidOf = (name: string) => string

export type QdaEffect = {
  readonly id: string
  /** The first one it is filed under; it is in the set of every one. */
  readonly goals: readonly string[]
  readonly name: string
  readonly description: string
}
export type QdaGoal = { readonly id: string; readonly name: string; readonly colour: string }

export type QdaWords = {
  /** The category of effects that belong to no main goal, and of the opposites. */
  readonly ownEffects: string
  readonly opposites: string
  readonly otherCodes: string
  readonly opposite: (effect: string) => string
  readonly oppositeRule: string
  readonly health: string
  readonly healthRule: string
  readonly nowhere: string
  readonly nowhereRule: string
  readonly goalSet: (goal: string) => string
}

export type QdaCodebook = {
  readonly goals: readonly QdaGoal[]
  readonly effects: readonly QdaEffect[]
  readonly words: QdaWords
}

type Code = {
  readonly guid: string
  readonly name: string
  readonly codable: boolean
  readonly colour?: string | undefined
  readonly description: string
  readonly inside: readonly Code[]
}

const grey = '#6b6b6b'

export const codeGuid = (key: QdaCodeKey, guidOf: GuidOf): string => guidOf(`code/${key}`)

/** The colour of an effect is that of the main goal it is filed under. */
const treeOf = ({ goals, effects, words }: QdaCodebook, guidOf: GuidOf): readonly Code[] => {
  const colourOf = (effect: QdaEffect) => goals.find((goal) => goal.id === effect.goals[0])?.colour ?? grey
  const coded = (key: QdaCodeKey, name: string, description: string, colour: string): Code => ({
    guid: codeGuid(key, guidOf),
    name,
    codable: true,
    colour,
    description,
    inside: [],
  })
  const category = (id: string, name: string, colour: string | undefined, inside: readonly Code[]): readonly Code[] =>
    // Not codable is how programs tell a category from a code (QualCoder).
    inside.length === 0
      ? []
      : [{ guid: guidOf(`category/${id}`), name, codable: false, colour, description: '', inside }]
  const effectCode = (effect: QdaEffect): Code =>
    coded(`effect/${effect.id}`, effect.name, effect.description, colourOf(effect))
  const goalIds = new Set(goals.map((goal) => goal.id))
  return [
    ...goals.flatMap((goal) =>
      category(
        goal.id,
        goal.name,
        goal.colour,
        effects.filter((effect) => effect.goals[0] === goal.id).map(effectCode),
      ),
    ),
    ...category(
      'own',
      words.ownEffects,
      grey,
      effects.filter((effect) => !goalIds.has(effect.goals[0] ?? '')).map(effectCode),
    ),
    // Apart from the effects: inside one, some programs would count the opposite as a mention.
    ...category(
      'opposites',
      words.opposites,
      grey,
      effects.map((effect) =>
        coded(`negative/${effect.id}`, words.opposite(effect.name), words.oppositeRule, colourOf(effect)),
      ),
    ),
    ...category('other', words.otherCodes, grey, [
      coded('health', words.health, words.healthRule, grey),
      coded('nowhere', words.nowhere, words.nowhereRule, grey),
    ]),
  ]
}

const codeElement = ({ guid, name, codable, colour, description, inside }: Code): string =>
  element('Code', { guid, name, isCodable: codable, color: colour }, [
    ...(description === '' ? [] : [element('Description', {}, escapeXml(description))]),
    ...inside.map(codeElement),
  ])

/** `<Codes>…</Codes>`: main goals as categories, effects in the first goal of each. */
export const codesElement = (of: QdaCodebook, guidOf: GuidOf): string =>
  element('Codes', {}, treeOf(of, guidOf).map(codeElement))

/**
 * A set for each main goal with all its effects: an effect of two goals cannot stand in two places of a tree.
 * Its members are named `guid` in a codebook and `targetGUID` in a project.
 */
export const goalSets = (
  { goals, effects, words }: QdaCodebook,
  guidOf: GuidOf,
  member: 'guid' | 'targetGUID',
): readonly string[] =>
  goals.flatMap((goal) => {
    const members = effects.filter((effect) => effect.goals.includes(goal.id))
    return members.length === 0
      ? []
      : [
          element(
            'Set',
            { guid: guidOf(`goal-set/${goal.id}`), name: words.goalSet(goal.name) },
            members.map((effect) => element('MemberCode', { [member]: codeGuid(`effect/${effect.id}`, guidOf) })),
          ),
        ]
  })

export const qdaOrigin = 'Praatplaat'

/** A `.qdc`: the codebook alone, REFI-QDA 1.0. */
export const qdaCodebook = (of: QdaCodebook, guidOf: GuidOf): string => {
  const sets = goalSets(of, guidOf, 'guid')
  return (
    xmlDeclaration +
    element('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin: qdaOrigin }, [
      codesElement(of, guidOf),
      // An empty <Sets/> is against the schema.
      ...(sets.length === 0 ? [] : [element('Sets', {}, sets)]),
    ])
  )
}
