// The part of WebCrypto that browser and Node share. Only the `domain` project includes this file: client and server
// bring their own types. So the envelope code compiles with neither DOM nor Node, and nothing else of either leaks in.
type BufferSource = ArrayBufferView<ArrayBuffer> | ArrayBuffer
interface CryptoKey {
  readonly type: string
  readonly extractable: boolean
}
interface CryptoKeyPair {
  readonly publicKey: CryptoKey
  readonly privateKey: CryptoKey
}
interface SubtleCrypto {
  digest(algorithm: string, bytes: BufferSource): Promise<ArrayBuffer>
  importKey(
    format: 'raw',
    key: BufferSource,
    algorithm: unknown,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>
  encrypt(algorithm: unknown, key: CryptoKey, bytes: BufferSource): Promise<ArrayBuffer>
  decrypt(algorithm: unknown, key: CryptoKey, bytes: BufferSource): Promise<ArrayBuffer>
  deriveBits(algorithm: unknown, key: CryptoKey, length: number): Promise<ArrayBuffer>
}
declare const crypto: { readonly subtle: SubtleCrypto; getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes }
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean })
  decode(bytes: BufferSource): string
}
declare const btoa: (binary: string) => string
declare const atob: (base64: string) => string
