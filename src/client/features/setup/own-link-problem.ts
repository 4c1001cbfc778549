import type { ClientProblem } from '../../problem.ts'

/** Sending goes on by itself after these; linking waits for another tap. */
const tapAgain = ['offline', 'too-many-requests', 'server-failed'] as const

/** @returns the code, where linking says something else than sending does. */
export const ownLinkProblem = ({ code }: ClientProblem): (typeof tapAgain)[number] | undefined =>
  tapAgain.find((one) => one === code)
