export const SetupScreen = (_props: Record<string, unknown>) => null
