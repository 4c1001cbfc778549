import { createRoot } from 'react-dom/client'
import './ui/base.css'
import { App } from './app.tsx'
import { setUpI18n } from './i18n/set-up-i18n.ts'
import { InstallPromptContext, listenForInstallPrompt } from './install-prompt.ts'
import { registerWorker } from './register-worker.ts'

// Composition root, first half: words and frame, so that something is painted before the store is open. The second half
// (`boot.ts`: store, keys, sync) is a chunk of its own that starts loading at the same time.
const installPrompt = listenForInstallPrompt()
const booting = import('./boot.ts').then(({ boot }) => boot())

setUpI18n().then(() => {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <InstallPromptContext value={installPrompt}>
      <App booting={booting} worker={registerWorker()} />
    </InstallPromptContext>,
  )
})
