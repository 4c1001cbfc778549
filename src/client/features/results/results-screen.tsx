export const ResultsScreen = (_props: Record<string, unknown>) => null
