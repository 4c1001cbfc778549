import { createRoot } from 'react-dom/client'
import { err } from '#domain/result.ts'
import './ui/base.css'
import { App } from './app.tsx'
import { setUpI18n } from './i18n/set-up-i18n.ts'
import { InstallPromptContext, listenForInstallPrompt } from './install-prompt.ts'
import { registerWorker } from './register-worker.ts'

// Composition root, first half: words and frame, so that something is painted before the store is open. The second half
// (`boot.ts`: store, keys, sync) is a chunk of its own that starts loading at the same time.
const start = async () => {
  const installPrompt = listenForInstallPrompt()
  // On plain http there are no keys and no locks: set-up would only fail at its end, after everything was typed.
  const booting = window.isSecureContext
    ? import('./boot.ts').then(({ boot }) => boot())
    : Promise.resolve(err({ code: 'insecure-page' } as const))
  // A tablet that opens at a conversation fetches it beside the store, not after it.
  if (/^#\/(?:gesprek|oefenen)/.test(location.hash)) void import('./features/praatplaat/start-screen.tsx')
  await setUpI18n()
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <InstallPromptContext value={installPrompt}>
      <App booting={booting} worker={registerWorker()} />
    </InstallPromptContext>,
  )
}

// Whatever fails before the first paint: a sentence instead of a white page. No words file can be counted on here.
start().catch(() => {
  const sentence = document.createElement('p')
  sentence.setAttribute('role', 'alert')
  sentence.textContent =
    'Praatplaat kan hier niet starten. Wat bewaard was, is er nog. Laad de bladzijde opnieuw, of probeer een andere browser.'
  document.body.append(sentence)
})
