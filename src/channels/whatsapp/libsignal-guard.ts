/*
 * libsignal 6 prints whole sessions to the console, private keys included (WhiskeySockets/Baileys#888). What it says there
 * is for nobody: it is dropped, whatever the words. Loaded before Baileys, and tested in test/channels/whatsapp-flaws.test.ts.
 */
for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) silence(method)

function silence(method: 'debug' | 'info' | 'log' | 'warn' | 'error'): void {
  const print = console[method].bind(console)
  console[method] = (...words: unknown[]) => {
    if (!isFromLibsignal()) print(...words)
  }
}

function isFromLibsignal(): boolean {
  const caller = new Error('who prints?').stack?.split('\n')[3] ?? ''
  return /[/\\]node_modules[/\\]libsignal[/\\]/.test(caller)
}

export {}
