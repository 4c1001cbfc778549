// Run by hand: `node tests/support/make-app-icons.mjs`. Draws the cup on its paper on the table and keeps it as the
// icons of the installed app; the output in public/ is committed.
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const root = new URL('../../', import.meta.url)
const cup = readFileSync(new URL('public/drawings/cup-3.svg', root), 'utf8')
const inside = /<symbol[^>]*>([\s\S]*)<\/symbol>/.exec(cup)[1].replace(/var\([a-z-]+,(#[0-9A-F]+)\)/gi, '$1')

// `share` is how much of the picture the paper takes: a maskable icon may be cut to a round of 80 %.
const draw = ({ share, corner }) => {
  const edge = 512 * share
  const at = (512 - edge) / 2
  const scale = (edge * 0.7) / 96
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="${corner}" fill="#E8DAC0"/><path d="M0 118C98 108 170 126 256 122S430 108 512 118M0 404C98 412 170 392 256 400S430 412 512 402" fill="none" stroke="#D8C6A2" stroke-width="7"/><g transform="rotate(-3 256 256)"><rect x="${at + 12}" y="${at + 14}" width="${edge}" height="${edge}" rx="12" fill="#F7EFDF" stroke="#241E18" stroke-width="9"/><rect x="${at}" y="${at}" width="${edge}" height="${edge}" rx="12" fill="#FFFBF2" stroke="#241E18" stroke-width="9"/></g><g color="#241E18" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" transform="translate(${256 - 48 * scale} ${256 - 43 * scale}) scale(${scale})">${inside}</g></svg>\n`
}

const save = (name, content) => writeFileSync(new URL(`public/${name}`, root), content)
const plain = draw({ share: 0.74, corner: 84 })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const render = async (name, svg, size) => {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`)
  save(name, await page.screenshot({ omitBackground: true }))
  await page.close()
}
await render('icon-192.png', plain, 192)
await render('icon-512.png', plain, 512)
await render('icon-maskable-512.png', draw({ share: 0.54, corner: 0 }), 512)
await browser.close()
