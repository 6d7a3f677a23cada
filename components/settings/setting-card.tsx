import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { formatDateTime } from '@/lib/format/date'
import type { SettingRecord } from '@/lib/settings/queries'
import { citationText, SETTINGS, type SettingDefinition, settingText } from '@/lib/settings/rules'
import { SettingForms } from './setting-forms'

type Props = { setting: SettingRecord; region: { code: string; name: string } }

/** One key: what counts here, whose it is, what each document says, and the forms to change it. */
export function SettingCard({ setting, region }: Props) {
  const { key, value, regionCode, regionName, source, own } = setting
  const definition: SettingDefinition = SETTINGS[key]
  const id = `setting-${key}`
  const isOwn = regionCode === region.code
  return (
    <section className="flex flex-col gap-2 border-line border-b py-4" aria-labelledby={id}>
      <h2 id={id} className="flex flex-wrap items-center gap-2">
        {definition.label}
        <span className="text-base font-normal">
          {isOwn ? <Tag tone="primary">本地规定</Tag> : <Tag>{regionCode ? '按上级' : '默认'}</Tag>}
        </span>
      </h2>
      <p className="text-muted">{definition.explains}</p>
      <SummaryList
        rows={[
          { label: '现在按', value: settingText(key, value) },
          { label: '谁的规定', value: regionCode === null ? '本平台默认，各级都没有另行规定' : regionName },
          { label: '依据', value: source },
          ...(own
            ? [{ label: '谁在什么时候设的', value: `${own.setByName}，${formatDateTime(own.setAt)}` }]
            : []),
          ...definition.views.map((view) => ({ label: citationText(view.source), value: view.says })),
        ]}
      />
      <SettingForms
        regionCode={region.code}
        regionName={region.name}
        settingKey={key}
        value={value}
        own={own && { version: own.version, source: isOwn ? source : '' }}
      />
    </section>
  )
}
