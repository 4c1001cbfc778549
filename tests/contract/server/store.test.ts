import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { tamper } from '#tests/support/server/test-database.ts'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => removeFolder(folder))

it('[P11] a database of a newer version is refused, not written in', async () => {
  const server = await openTestServer({ dataDir: folder })
  await server.close()
  await tamper(folder, "insert into migrations (name) values ('999-later')")
  await expect(openTestServer({ dataDir: folder })).rejects.toThrow('newer version (999-later)')
})
