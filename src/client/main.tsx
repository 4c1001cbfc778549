import { createRoot } from 'react-dom/client'
import { err } from '#domain/result.ts'
import './ui/base.css'
import { App } from './app.tsx'
import { setUpI18n } from './i18n/set-up-i18n.ts'
import { InstallPromptContext, listenForInstallPrompt } from './install-prompt.ts'
import { createOwnScripts } from './own-script.ts'
import { createPlace, hashPath } from './place.ts'
import { registerWorker } from './register-worker.ts'
import { prepareScreen } from './routes.tsx'

// Composition root, first half: words and frame. The second half (`boot.ts`: store, keys, sync) and the screen that the
// address names are files of their own that are fetched meanwhile. `index.html` shows the empty table until then; the
// first screen is drawn once, whole.
const start = async () => {
  const installPrompt = listenForInstallPrompt()
  const ownScript = createOwnScripts()
  // On plain http there are no keys and no locks: set-up would only fail at its end, after everything was typed.
  const booting = window.isSecureContext
    ? import('./boot.ts').then(({ boot }) => boot(ownScript))
    : Promise.resolve(err({ code: 'insecure-page' } as const))
  await setUpI18n()
  const [booted] = await Promise.all([booting, prepareScreen(hashPath())])
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <InstallPromptContext value={installPrompt}>
      <App booted={booted} worker={registerWorker(ownScript)} place={createPlace(prepareScreen)} />
    </InstallPromptContext>,
  )
}

// Whatever fails before the first screen: a sentence instead of an empty table. No words file can be counted on here.
start().catch(() => {
  const sentence = document.createElement('p')
  sentence.setAttribute('role', 'alert')
  sentence.textContent =
    'Praatplaat kan hier niet starten. Wat bewaard was, is er nog. Laad de bladzijde opnieuw, of probeer een andere browser.'
  document.getElementById('root')?.replaceChildren(sentence)
})
