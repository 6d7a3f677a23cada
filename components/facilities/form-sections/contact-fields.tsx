import { SelectField } from '@/components/forms/select-field'
import { TextField } from '@/components/forms/text-field'
import { COORDINATE_SYSTEM_LABELS, choicesOf, POSITION_PRECISION_LABELS } from '@/lib/facilities/labels'
import type { SectionProps } from './identity-fields'

export function ContactFields({ state, values }: SectionProps) {
  const field = (name: string) => ({ name, state, defaultValue: values[name] })
  return (
    <>
      <h3>地点与联系</h3>
      <TextField {...field('address')} label="地址" optional maxLength={200} />
      <TextField {...field('phone')} label="电话" type="tel" optional narrow maxLength={30} />
      <TextField {...field('lng')} label="经度" inputMode="decimal" hint="例如 121.458" optional narrow />
      <TextField {...field('lat')} label="纬度" inputMode="decimal" hint="例如 30.918" optional narrow />
      <SelectField
        {...field('positionSystem')}
        label="坐标系"
        hint="取自哪种地图，保存时统一换算成 WGS84"
        placeholder="请选择"
        options={choicesOf(COORDINATE_SYSTEM_LABELS)}
        optional
      />
      <SelectField
        {...field('positionPrecision')}
        label="位置精度"
        placeholder="未知"
        options={choicesOf(POSITION_PRECISION_LABELS)}
        optional
      />
      <TextField
        {...field('source')}
        label="数据来源"
        hint="文件名称或网址；留空记为您录入"
        optional
        maxLength={300}
      />
    </>
  )
}
