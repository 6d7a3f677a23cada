import { existsSync, readFileSync, statSync } from 'node:fs'
import { readSignedPdf, readSignedText, type SignedWords } from '@/lib/core/signed-words'
import { publicKeys } from '@/lib/core/signing'
import { SIGNATURE_CHECK_LABELS } from '@/lib/receipts/labels'
import { checkSignature, readPublicKeys } from '@/lib/receipts/verification'
import { checkProof, isProofPayload } from '@/lib/training-proofs/verification'

const USAGE = `用法：npm run receipt -- verify <回执或学时证明的 PDF、JSON 文件，或二维码里的文字；- 从标准输入读> [--key <公钥文件或公钥文字>]
不给 --key 就用本平台自己的公钥核对。退出码：0 有效，1 无效，2 读不出来或用法不对。`
const MOST_BYTES = 20 * 1024 * 1024

process.exitCode = verify(process.argv.slice(2))

function verify([command, ...rest]: string[]): number {
  const at = rest.indexOf('--key')
  const keyText = at === -1 ? null : (rest[at + 1] ?? '')
  const [source, ...others] = at === -1 ? rest : rest.toSpliced(at, 2)
  if (command !== 'verify' || source === undefined || others.length > 0 || keyText === '') {
    console.error(USAGE)
    return 2
  }
  const signed = readSource(source)
  if (!signed) {
    console.error('读不出来：请给出回执或学时证明的 PDF 原件、附件里的 JSON，或离线核验二维码里的整段文字')
    return 2
  }
  const keys =
    keyText === null ? publicKeys() : readPublicKeys(contentOf(keyText).toString('utf8'), signed.algorithm)
  if (keys.length === 0) {
    console.error('读不出公钥：请给出 PEM、base64，或 /api/v1/receipts/keys 的内容')
    return 2
  }
  const isProof = isProofPayload(signed.payload)
  const check = isProof ? checkProof(signed, keys) : checkSignature(signed, keys)
  console.log(
    check === 'valid' ? `有效。${SIGNATURE_CHECK_LABELS.valid}` : `无效。${SIGNATURE_CHECK_LABELS[check]}`,
  )
  console.log(JSON.stringify(signed.payload, null, 2))
  console.log(`算法 ${signed.algorithm}，密钥编号 ${signed.keyId}`)
  if (check === 'unknown_key') {
    console.log(`核对用的公钥：${keys.map(({ keyId }) => keyId).join('、')}。请取得签发平台的公钥后再核对。`)
  }
  if (check === 'valid')
    console.log(
      `请看纸面的内容与上面是否一样；${isProof ? '证明后来有没有撤销' : '回执后来有没有变更、注销'}，要到平台上查。`,
    )
  return check === 'valid' ? 0 : 1
}

function readSource(source: string): SignedWords | null {
  const content = contentOf(source)
  return content.subarray(0, 1024).includes('%PDF-')
    ? readSignedPdf(content)
    : readSignedText(content.toString('utf8'))
}

/** A file's bytes where one has this name, else the words themselves. */
function contentOf(source: string): Buffer {
  if (source === '-') return readFileSync(0)
  const isFile = source.length < 1024 && existsSync(source) && statSync(source).isFile()
  if (isFile && statSync(source).size > MOST_BYTES) return Buffer.alloc(0)
  return isFile ? readFileSync(source) : Buffer.from(source)
}
