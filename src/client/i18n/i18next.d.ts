import 'i18next'
import type archive from '#locales/nl/archive.json'
import type cardResults from '#locales/nl/card-results.json'
import type cardStart from '#locales/nl/card-start.json'
import type cards from '#locales/nl/cards.json'
import type caveats from '#locales/nl/caveats.json'
import type changeStory from '#locales/nl/change-story.json'
import type coding from '#locales/nl/coding.json'
import type conversation from '#locales/nl/conversation.json'
import type decks from '#locales/nl/decks.json'
import type desk from '#locales/nl/desk.json'
import type effectResults from '#locales/nl/effect-results.json'
import type effects from '#locales/nl/effects.json'
import type exportWords from '#locales/nl/export.json'
import type guide from '#locales/nl/guide.json'
import type mentions from '#locales/nl/mentions.json'
import type pictures from '#locales/nl/pictures.json'
import type poster from '#locales/nl/poster.json'
import type privacy from '#locales/nl/privacy.json'
import type problems from '#locales/nl/problems.json'
import type quotes from '#locales/nl/quotes.json'
import type reading from '#locales/nl/reading.json'
import type selection from '#locales/nl/selection.json'
import type settings from '#locales/nl/settings.json'
import type setup from '#locales/nl/setup.json'
import type tellBack from '#locales/nl/tell-back.json'
import type ui from '#locales/nl/ui.json'
import type vote from '#locales/nl/vote.json'

// L1: the words of the source language are the type: a wrong key does not compile. The instrument's own words
// (`praatplaat`) are data and proven by a test instead.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: {
      ui: typeof ui
      caveats: typeof caveats
      'change-story': typeof changeStory
      conversation: typeof conversation
      'card-results': typeof cardResults
      'card-start': typeof cardStart
      cards: typeof cards
      coding: typeof coding
      pictures: typeof pictures
      poster: typeof poster
      reading: typeof reading
      'tell-back': typeof tellBack
      setup: typeof setup
      archive: typeof archive
      settings: typeof settings
      privacy: typeof privacy
      problems: typeof problems
      quotes: typeof quotes
      selection: typeof selection
      vote: typeof vote
      guide: typeof guide
      decks: typeof decks
      desk: typeof desk
      'effect-results': typeof effectResults
      effects: typeof effects
      export: typeof exportWords
      mentions: typeof mentions
    }
  }
}
