import { formatInteger } from './number'

const KB = 1024
const oneDecimal = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** Size of a file: whole KB (never 0) below 1 MB, else MB with one decimal. */
export const formatFileSize = (bytes: number): string =>
  bytes < KB * KB
    ? `${formatInteger(Math.min(KB - 1, Math.max(1, Math.round(bytes / KB))))} KB`
    : `${oneDecimal.format(bytes / KB / KB)} MB`
