import { enableCompileCache } from 'node:module'

/* Loaded by `--import` before an entry, and in JavaScript: what is compiled is kept between starts in the system's temporary
 * folder, and where all is there Node need not load its compiler of TypeScript (14 MB, 40 ms). The entries enable the cache
 * themselves too, for who runs one without this. */

enableCompileCache()
