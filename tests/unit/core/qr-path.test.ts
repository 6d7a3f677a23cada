import jsQR from 'jsqr'
import { expect, it } from 'vitest'
import { qrPath } from '@/lib/core/qr-path'

it.each(['http://127.0.0.1:3000/staff/training/sign-in?session=1&code=12345678', '签到'])(
  'a camera reads %s',
  (text) => {
    const { size, path } = qrPath(text)
    const scale = 4
    const side = size * scale
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
    for (const [, column, row] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
      for (let y = 0; y < scale; y++)
        for (let x = 0; x < scale; x++)
          pixels.set([0, 0, 0], ((Number(row) * scale + y) * side + Number(column) * scale + x) * 4)
    expect(jsQR(pixels, side, side)?.data).toBe(text)
  },
)
