import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { runQuietly } from '../bootstrap/command.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @param {string} name */
const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find(isProgram)

function playwrightOwn() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH || path.join(homedir(), '.cache/ms-playwright')
  if (!existsSync(cache)) return undefined
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) =>
      ['chrome-linux', 'chrome-linux64'].map((folder) => path.join(cache, name, folder, 'chrome')),
    )
    .find(isProgram)
}

const found = () => names.map(onPath).find(Boolean) ?? applications.find(isProgram) ?? playwrightOwn()

/**
 * A Chromium for the journeys: PORTAL_BROWSER, an installed one, or (as root on Debian) one installed now.
 * @param {(line: string) => void} say @returns {Promise<string>}
 */
export async function findBrowser(say) {
  const chosen = process.env.PORTAL_BROWSER
  if (chosen) {
    if (isProgram(chosen)) return chosen
    throw new Error(`PORTAL_BROWSER 指向的浏览器不存在或不能运行：${chosen}`)
  }
  const present = found()
  if (present) return present
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    say('没有找到浏览器，用 apt-get 安装 chromium 和中文字体')
    await runQuietly('更新软件包目录', 'apt-get', ['update'], { cwd: '/', env, say })
    const packages = ['chromium', 'fonts-noto-cjk']
    await runQuietly('安装浏览器', 'apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
      cwd: '/',
      env,
      say,
    })
    const installed = found()
    if (installed) return installed
  }
  throw new Error(
    '没有找到 Chromium 或 Chrome。请安装一个，或用 PORTAL_BROWSER 指明它的路径，再运行 npm test。',
  )
}
