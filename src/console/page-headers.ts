/** Everything a page loads comes from here, nothing stands in line, and no other page may frame it. */
export const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
  },
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
}

export const FRESH = { 'cache-control': 'no-cache' }
