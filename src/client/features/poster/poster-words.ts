import { useTranslation } from 'react-i18next'

/** Words of the poster in the language of the poster, which need not be that of the screen. Keys of its lists are data. */
export const usePosterWords = (
  language: string,
): { readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string } => {
  const { t } = useTranslation('poster', { lng: language })
  return { say: t as unknown as (key: string, values?: Readonly<Record<string, string | number>>) => string }
}
