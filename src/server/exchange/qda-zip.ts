import type { QdaFiles } from '#domain/qda-project.ts'
import { zipFiles } from './zip-files.ts'

/** A `.qdpx`: exactly one project file at the root and a flat folder `sources`, in lower case. */
export const qdaZip = ({ project, sources }: QdaFiles): Uint8Array =>
  zipFiles([
    { file: 'project.qde', content: project },
    ...sources.map(({ file, text }) => ({ file: `sources/${file}`, content: text })),
  ])
