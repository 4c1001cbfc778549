export const AboutScreen = (_props: Record<string, unknown>) => null
