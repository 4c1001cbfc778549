import { useEffect, useState } from 'react'
import { useServices } from '../../services.ts'

const settlesIn = 400

/**
 * True for a moment after a new page opens: a second tap of a hasty finger must not answer a question that nobody has
 * read (research/ux 6). The style sheet lets taps fall through meanwhile; keys work at once.
 */
export const useSettling = (page: string): boolean => {
  const { after } = useServices()
  const [settled, setSettled] = useState<string>()
  useEffect(() => after(settlesIn, () => setSettled(page)), [after, page])
  return settled !== page
}
