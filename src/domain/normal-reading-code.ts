/** The form that is hashed: the same code typed on two keyboards gives the same bytes. */
export const normalReadingCode = (code: string): string => code.trim().normalize('NFKC')
