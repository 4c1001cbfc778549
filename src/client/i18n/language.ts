/** A language somebody can choose. Names are endonyms, hard-coded: Chromium knows no names for some of ours (ux 4.2). */
export type Language = {
  readonly code: string
  readonly name: string
  readonly dutchName: string
  readonly dir: 'ltr' | 'rtl'
  /** Read and approved by a native reader. Every other one says on screen that it was not. */
  readonly checked: boolean
  /** That it was not, in that language itself; here, because a list of languages must not load the words of each. */
  readonly unchecked?: string
  /** May the coordinator's own screens be shown in it? */
  readonly forWork: boolean
  /** What somebody can play in it: forms whose words exist whole in this language. */
  readonly plays: readonly ('plate' | 'cards')[]
}

export const languages = [
  {
    code: 'nl',
    name: 'Nederlands',
    dutchName: 'Nederlands',
    dir: 'ltr',
    checked: true,
    forWork: true,
    plays: ['plate', 'cards'],
  },
  {
    code: 'en',
    name: 'English',
    dutchName: 'Engels',
    dir: 'ltr',
    checked: true,
    forWork: true,
    plays: ['plate', 'cards'],
  },
  {
    code: 'ar',
    name: 'العربية',
    dutchName: 'Arabisch',
    dir: 'rtl',
    checked: false,
    unchecked: 'لم يراجع هذا النص شخص لغته الأم العربية',
    forWork: false,
    plays: ['plate', 'cards'],
  },
  {
    code: 'tr',
    name: 'Türkçe',
    dutchName: 'Turks',
    dir: 'ltr',
    checked: false,
    unchecked: 'Anadili bu olan biri kontrol etmedi',
    forWork: false,
    plays: ['cards'],
  },
  {
    code: 'pl',
    name: 'Polski',
    dutchName: 'Pools',
    dir: 'ltr',
    checked: false,
    unchecked: 'Nie sprawdził tego rodzimy użytkownik języka',
    forWork: false,
    plays: ['cards'],
  },
  {
    code: 'fa',
    name: 'فارسی',
    dutchName: 'Farsi',
    dir: 'rtl',
    checked: false,
    unchecked: 'یک فارسی‌زبان این را بررسی نکرده است',
    forWork: false,
    plays: ['cards'],
  },
] as const satisfies readonly Language[]

export type LanguageCode = (typeof languages)[number]['code']

/** The languages that this form can be played in, Dutch first. */
export const languagesFor = (form: Language['plays'][number]): readonly Language[] =>
  languages.filter((one: Language) => one.plays.includes(form))

/** The language of that code, or Dutch: an old record may name one that this build does not have. */
export const findLanguage = (code: string): Language => languages.find((one) => one.code === code) ?? languages[0]
