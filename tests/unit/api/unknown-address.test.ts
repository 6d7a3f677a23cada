import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { GET } from '@/app/api/[...path]/route'

test('an address of the API that does not exist answers 404 in the shape of every other error', async () => {
  const request = new NextRequest('http://portal.test/api/v1/receipts/1', {
    headers: { 'x-request-id': 'request-1' },
  })
  const response = await GET(request, { params: Promise.resolve({ path: ['v1', 'receipts', '1'] }) })
  expect(response.status).toBe(404)
  expect(await response.json()).toEqual({
    error: { code: 'not_found', message: expect.any(String), requestId: 'request-1' },
  })
})
