import { trustRoot } from './test-root.ts'

/* Loaded with `node --import` before the service by tests only: the service itself knows one root, WhatsApp's. */
const root = process.env['WHATSAPP_TEST_ROOT']
if (root === undefined)
  throw new Error('WHATSAPP_TEST_ROOT: expected the public key of a test root')
trustRoot(Buffer.from(root, 'hex'))
