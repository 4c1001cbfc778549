import { createHash } from 'node:crypto'
import type { GuardedRoute } from '../people/access.ts'
import type { ApiSchema } from './api-schemas.ts'
import { apiSchemas, jsonSchemaOf } from './api-schemas.ts'
import type { DescribedRoute } from './open-api.ts'
import { describedRoutes, whoMayAsk } from './open-api.ts'

const style = `
:root { color-scheme: light dark; --ink: #2b2118; --paper: #fffaf0; --line: #d9cbb0 }
@media (prefers-color-scheme: dark) { :root { --ink: #f3e9d8; --paper: #231c15; --line: #5b4c38 } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif }
h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--line) }
h3 { margin: 1.75rem 0 .25rem; overflow-wrap: anywhere } code, pre { font-family: ui-monospace, monospace; font-size: .9em }
p { margin: .25rem 0 } summary { padding: .6rem 0; cursor: pointer }
pre { overflow-x: auto; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem }
`

/** Only this style and nothing else: no script, no picture, no request. */
export const docsPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const plain = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const linkTo = (name: ApiSchema): string => `<a href="#${name}">${name}</a>`

const queryOf = ({ described: { query = {} } }: DescribedRoute): string =>
  Object.entries(query)
    .map(([name, part]) => `<p><code>?${name}=</code> ${plain(part.says)}${part.required ? ' Needed.' : ''}</p>`)
    .join('')

const answerOf = ({ described: { answer } }: DescribedRoute): string =>
  answer === 'nothing' ? 'nothing (204)' : 'json' in answer ? linkTo(answer.json) : plain(answer.files.join(' or '))

const routeOf = (one: DescribedRoute): string => `
<h3><code>${one.route.method} ${plain(one.route.url)}</code></h3>
<p>${plain(one.described.says)}</p>
<p>Who: ${plain(whoMayAsk(one.route.access))}</p>
${queryOf(one)}
<p>${one.described.body === undefined ? '' : `Body: ${linkTo(one.described.body)}. `}Answer: ${answerOf(one)}.</p>`

const schemaOf = (name: ApiSchema): string => `
<details id="${name}"><summary><code>${name}</code></summary>
<pre tabindex="0">${plain(JSON.stringify(jsonSchemaOf(apiSchemas[name]), null, 2))}</pre></details>`

/** The description of the API as one page that loads nothing. */
export const docsPageOf = (routes: readonly GuardedRoute[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Praatplaat: API</title><style>${style}</style></head>
<body><h1>Praatplaat: API</h1>
<p>For programs: <a href="docs/openapi.json">openapi.json</a> (OpenAPI 3.1). What goes wrong is answered as ${linkTo('Problem')}, and never repeats what was sent.</p>
<h2>Routes</h2>${describedRoutes(routes).map(routeOf).join('')}
<h2>Shapes</h2>${(Object.keys(apiSchemas) as ApiSchema[]).map(schemaOf).join('')}
</body></html>
`
