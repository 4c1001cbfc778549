export const DeskScreen = (_props: Record<string, unknown>) => null
