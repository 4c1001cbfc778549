import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { root } from './read-modules.ts'

const folder = join(root, '..', 'shared', 'refi-qda')

/** The standard's own schemas are not ours to hand on; where they are not beside the project, nothing is validated. */
export const hasSchemas = existsSync(join(folder, 'Project.xsd')) && existsSync(join(folder, 'Codebook.xsd'))
if (!hasSchemas) console.log(`REFI-QDA schemas: not in ${folder}, so files are not held against them`)

/** What is wrong with an XML text after one of the schemas; empty where nothing is. */
export const faultsAgainst = (schema: 'Project' | 'Codebook', xml: string): readonly string[] => {
  const xsd = XmlDocument.fromString(readFileSync(join(folder, `${schema}.xsd`), 'utf8'))
  const validator = XsdValidator.fromDoc(xsd)
  try {
    const document = XmlDocument.fromString(xml)
    try {
      validator.validate(document)
      return []
    } finally {
      document.dispose()
    }
  } catch (failure) {
    return [(failure as Error).message]
  } finally {
    validator.dispose()
    xsd.dispose()
  }
}
