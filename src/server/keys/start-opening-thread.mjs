// Node hands the loader of `node --import tsx` to no thread: each brings it itself, before its first line of TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./opening-thread.ts')
