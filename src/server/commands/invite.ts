import { renderUnicodeCompact } from 'uqr'
import { personName } from '#domain/person-name.ts'
import { issueInvitation } from '../people/invitation-link.ts'
import { createSealedSecrets } from '../people/sealed-secret.ts'
import { knownAddress } from './known-address.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run -s invite -- --name NAME   (PUBLIC_URL says where the server is, if not where it last started)'

// For a first manager whose link expired, and for when every manager lost the way in. All others are invited at the desk.
await runCommand(async () => {
  const read = readArguments({ name: { type: 'string' } }, usage)
  if (read === undefined) return { exit: 2 }
  const name = personName.safeParse(read.values.name)
  if (read.positionals.length > 0 || !name.success) return misuse('Say for whom, with --name.', usage)
  const config = settings()
  return withWorkplace(config, async ({ store, keys, randomBytes }) => {
    const { link, expires } = await issueInvitation({
      people: store.people,
      secrets: createSealedSecrets(keys.macKey),
      now: Date.now(),
      address: knownAddress(config),
      randomBytes,
      by: 'command',
      name: name.data,
      role: 'manager',
    })
    console.log(`manager link: ${link}`)
    console.log(
      `  For ${name.data}, once, until ${expires}. Whoever has it can run the programme: hand it over yourself.`,
    )
    console.log(renderUnicodeCompact(link))
    return { exit: 0 }
  })
})
