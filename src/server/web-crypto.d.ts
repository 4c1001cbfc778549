// The envelope code names this type; Node has it under another name.
type CryptoKey = import('node:crypto').webcrypto.CryptoKey
