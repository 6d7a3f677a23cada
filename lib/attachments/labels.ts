import type { ScanState } from '@/prisma/generated/enums'
import type { PastAttachmentDto } from './queries'
import type { UploadProblem } from './rules'

export const UPLOAD_HINT = '请上传 PDF、JPG、PNG 或 HEIC，最大 20\u00a0MB。'

/** What happened and what to do; what was there before is kept in every case. */
export const UPLOAD_PROBLEM_LABELS = {
  no_file: '请先选择一个文件。',
  empty: '这个文件是空的，请重新选择。',
  too_large: '文件超过 20 MB：请压缩，或分成几个文件后再上传。',
  not_accepted: '这个文件的内容不是 PDF、JPG、PNG 或 HEIC，改文件名没有用：请另存为 PDF，或拍照上传。',
  web_page: '这个文件其实是一个网页，不是 PDF 或图片：请打开它，打印为 PDF 后再上传。',
  archive: '这个文件其实是压缩包或办公文档，不是 PDF 或图片：请解压，或另存为 PDF 后再上传。',
  truncated: '这个文件不完整，可能没有下载完或已损坏：请打开检查后重新上传。',
  too_many_pixels: '这张照片尺寸太大（超过 5000 万像素）：请缩小后再上传。',
  heic_failed: '这张 HEIC 照片无法读取：请在手机上另存为 JPG 后再上传。',
  infected: '这个文件查出病毒，没有收下：请在电脑上杀毒，换一个干净的文件上传。',
  closed: '材料已经提交，现在不能改文件。需要补正时会通知您，届时可以更换。',
  unknown_material: '这件事不需要这项材料，请刷新页面后再试。',
  no_subtype: '请先选择这是哪一种文件，再上传。',
  too_many_files: '这项材料最多 20 个文件：请合并成一个 PDF，或先移除不用的文件。',
  quota: '贵单位的文件空间已满，请联系主管部门。',
  too_many: '上传过于频繁，请过一会儿再试。',
  gone: '这次上传已过期或不存在，请重新选择文件。',
  signed_out: '登录已结束，文件没有收完。请在新窗口登录，再回到这一页重试。',
  failed: '系统没能收下这个文件，我们已经记录下来。原来的文件还在，请稍后再试。',
} as const satisfies Record<UploadProblem, string>

/** Nothing where nothing needs saying: an unscanned file is no alarm. */
export const SCAN_LABELS = {
  pending: '正在查毒',
  clean: null,
  infected: '查出病毒，不能下载，请更换',
  not_scanned: null,
} as const satisfies Record<ScanState, string | null>

export const PAST_LABELS = {
  replaced: '已更换',
  removed: '已移除',
  left_out: '最近一次提交没有用',
} as const satisfies Record<PastAttachmentDto['end'], string>
