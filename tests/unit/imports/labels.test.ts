import { expect, test } from 'vitest'
import { changeWords, subjectText } from '@/lib/imports/labels'

const after = {
  id: '1',
  name: '甲园',
  region_code: '310120',
  kind: 'home',
  inclusive: false,
  enrolled: null,
  is_demo: false,
}

test('a new record tells what is known, in the words of the file', () => {
  expect(changeWords('facilities', { row: 2, subjectId: '1', before: null, after })).toEqual([
    { label: '机构名称', before: null, after: '甲园' },
    { label: '区划代码', before: null, after: '310120' },
    { label: '类型', before: null, after: '家庭托育点' },
    { label: '普惠', before: null, after: '否' },
  ])
})

test('a changed record tells what differs', () => {
  const change = { row: 2, subjectId: '1', before: { ...after, enrolled: 3, kind: 'employer' }, after }
  expect(changeWords('facilities', change)).toEqual([
    { label: '类型', before: '用人单位托育', after: '家庭托育点' },
    { label: '在托人数', before: '3', after: '未知' },
  ])
  expect(subjectText('facilities', change)).toBe('甲园（310120）')
})
