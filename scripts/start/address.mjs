import { createServer } from 'node:net'

/** @param {string} host */
export function isLoopback(host) {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}

/** @param {string} host @param {number} port */
export function addressOf(host, port) {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Host and port the environment asks for; port 0 becomes a free one. */
export async function readAddress() {
  const host = process.env.HOST || '127.0.0.1'
  const text = process.env.PORT || '3000'
  const wanted = Number(text)
  if (!/^\d+$/.test(text) || wanted > 65535)
    throw new Error(`PORT 应为 0 到 65535 的端口号，现在是“${text}”。`)
  return { host, port: await probe(host, wanted) }
}

/** @param {string} host @param {number} port @returns {Promise<number>} */
function probe(host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => reject(new Error(explain(error.code, host, port))))
    server.listen(port, host, () => {
      const actual = server.address().port
      server.close(() => resolve(actual))
    })
  })
}

/** @param {string} code @param {string} host @param {number} port */
function explain(code, host, port) {
  if (code === 'EADDRINUSE') {
    return `端口 ${port} 已被其他程序占用。请换一个端口再启动，例如：PORT=${port === 65535 ? 3000 : port + 1} npm start`
  }
  if (code === 'EACCES') return `没有权限使用端口 ${port}。请改用 1024 以上的端口，例如：PORT=3000 npm start`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `本机没有地址 ${host}，请检查 HOST。`
  return `不能在 ${host}:${port} 上监听（${code}）。`
}
