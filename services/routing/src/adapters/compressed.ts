import { promisify } from 'node:util';
import { constants, createZstdCompress, gunzip, zstdCompress, zstdDecompress } from 'node:zlib';

const pack = promisify(zstdCompress);
const unpack = promisify(zstdDecompress);
const unzip = promisify(gunzip);

/** RFC 8878. */
const ZSTD_MAGIC = 0xfd2fb528;

const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Quicker than gzip by a factor, and smaller. */
export function compress(bytes: string | Buffer): Promise<Buffer> {
  return pack(bytes, OPTIONS);
}

/** The same for what does not stand in memory at once. */
export function compressStream(): ReturnType<typeof createZstdCompress> {
  return createZstdCompress(OPTIONS);
}

/** What {@link compress} made, and what was stored as gzip before. */
export function expand(bytes: Uint8Array): Promise<Buffer> {
  const isZstd = bytes.byteLength >= 4 && new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === ZSTD_MAGIC;
  return isZstd ? unpack(bytes) : unzip(bytes);
}
