export const ArchiveScreen = (_props: Record<string, unknown>) => null
