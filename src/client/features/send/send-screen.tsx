export const SendScreen = (_props: Record<string, unknown>) => null
