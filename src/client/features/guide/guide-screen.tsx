export const GuideScreen = (_props: Record<string, unknown>) => null
