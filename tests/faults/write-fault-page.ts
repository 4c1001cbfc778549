import { writeFileSync } from 'node:fs'
import { faultPage } from './fault-matrix.ts'

// Writes tests/FAULTS.md from the matrix. usage: npx tsx tests/faults/write-fault-page.ts

writeFileSync('tests/FAULTS.md', faultPage())
