import { renderUnicodeCompact } from 'uqr'
import { issueEnrolmentCode } from '../enrolment-code.ts'
import { isThisMachineOnly, thisMachineOnly } from '../this-machine.ts'
import { knownAddress } from './known-address.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage = 'npm run enrol   (PUBLIC_URL says where the server is, if not where it last started)'

await runCommand(async () => {
  const read = readArguments({}, usage)
  if (read === undefined) return { exit: 2 }
  if (read.positionals.length > 0) return misuse('This command takes no arguments.', usage)
  const config = settings()
  return withWorkplace(config, async ({ store, randomBytes }) => {
    const address = knownAddress(config)
    const { link, code, expires } = await issueEnrolmentCode({
      store,
      now: Date.now(),
      minutes: config.enrolmentMinutes,
      address,
      randomBytes,
    })
    console.log(`enrolment link: ${link}`)
    console.log(`enrolment code: ${code.replace(/(.{4})(?=.)/g, '$1-')}`)
    console.log(`  For one tablet, once, until ${expires}.`)
    console.log(renderUnicodeCompact(link))
    if (isThisMachineOnly(address)) console.log(thisMachineOnly)
    return { exit: 0 }
  })
})
