import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../bootstrap/bootstrap.mjs'
import { spawnNode } from '../bootstrap/child.mjs'

/** @typedef {{ passed: number, failed: number }} Tally */

/** The command that runs now, so that a signal can end it. @type {{ child: import('node:child_process').ChildProcess | null }} */
export const current = { child: null }

/** @param {string} program below node_modules @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<number>} */
export function run(program, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawnNode([path.join(root, 'node_modules', program), ...args], {
      env: { ...process.env, ...env },
    })
    current.child = child
    child.once('error', () => resolve(1))
    child.once('exit', (code) => {
      current.child = null
      resolve(code ?? 1)
    })
  })
}

/** One check that passes or fails as a whole. @param {number} code @returns {Tally} */
export const asOne = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/**
 * A suite with a JSON report. Its exit code is believed too: a file that does not load fails no test.
 * @param {(report: string) => Promise<number>} start @param {(report: any) => Tally} count @returns {Promise<Tally>}
 */
async function reported(start, count) {
  const folder = mkdtempSync(path.join(tmpdir(), 'shanyu-report-'))
  const file = path.join(folder, 'report.json')
  try {
    const code = await start(file)
    const tally = readTally(file, count)
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} file @param {(report: any) => Tally} count @returns {Tally} */
function readTally(file, count) {
  try {
    const tally = count(JSON.parse(readFileSync(file, 'utf8')))
    if (tally.passed + tally.failed > 0) return tally
  } catch {}
  // No report, or no test ran at all: never a success.
  return { passed: 0, failed: 1 }
}

/** @param {'unit' | 'integration'} project */
export function vitest(project) {
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
  ]
  return reported(
    (file) => run('vitest/vitest.mjs', [...args, `--outputFile.json=${file}`], { NODE_ENV: 'test' }),
    (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests }),
  )
}

/** @param {string} browser */
export function playwright(browser) {
  const args = ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json']
  return reported(
    (file) =>
      run('@playwright/test/cli.js', args, { PORTAL_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }),
  )
}
