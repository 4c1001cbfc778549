export const StartScreen = (_props: Record<string, unknown>) => null
