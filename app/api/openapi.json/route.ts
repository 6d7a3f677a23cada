import { endpoint, preflight, prepareJson } from '@/lib/core/endpoint'
import { VERSION } from '@/lib/core/version'
import { openApiDocument } from '@/lib/open-api/rules'
import { openApiQuerySchema } from '@/lib/open-api/schema'

const document = prepareJson(openApiDocument(VERSION))

/** The OpenAPI document, generated from the schemas the routes themselves use. */
export const GET = endpoint(openApiQuerySchema, async () => document)
export const OPTIONS = preflight
