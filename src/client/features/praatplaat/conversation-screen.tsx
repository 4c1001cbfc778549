export const ConversationScreen = (_props: Record<string, unknown>) => null
