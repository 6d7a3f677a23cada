'use client'
import { useActionState } from 'react'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { NumberField } from '@/components/forms/number-field'
import { SelectField } from '@/components/forms/select-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import { idle } from '@/lib/core/action-state'
import { choicesOf, OPERATING_STATUS_LABELS } from '@/lib/facilities/labels'
import { createServiceSiteAction, editServiceSiteAction } from '@/lib/service-sites/actions'
import { SERVICE_SITE_KIND_LABELS } from '@/lib/service-sites/labels'

type Props = {
  values: Record<string, string>
  regions: readonly { code: string; name: string }[]
  edits?: { id: string; version: number }
}

export function ServiceSiteForm({ values, regions, edits }: Props) {
  const [state, act] = useActionState(edits ? editServiceSiteAction : createServiceSiteAction, idle)
  const field = (name: string) => ({ name, state, defaultValue: values[name] })
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      {edits && (
        <>
          <input type="hidden" name="id" value={edits.id} />
          <input type="hidden" name="version" value={edits.version} />
        </>
      )}
      <SelectField
        {...field('kind')}
        label="站点类型"
        placeholder="请选择"
        options={choicesOf(SERVICE_SITE_KIND_LABELS)}
      />
      <TextField {...field('name')} label="站点名称" maxLength={100} />
      <RegionField
        {...field('region')}
        label="所在街镇"
        hint="填街镇名称或区划代码，从提示中选"
        options={regions}
      />
      <TextField {...field('address')} label="地址" optional maxLength={200} />
      <SelectField {...field('status')} label="状态" options={choicesOf(OPERATING_STATUS_LABELS)} />
      <CheckboxField
        name="isBuilt"
        label="已建成"
        hint="只对母婴室有意义：应建而未建的场所不勾"
        defaultChecked={values.isBuilt === '1'}
        state={state}
      />
      <NumberField
        {...field('communitiesCovered')}
        label="覆盖的社区（村、居）"
        hint="指导站填写，不清楚就留空"
        unit="个"
        optional
      />
      <TextField {...field('responsibleBody')} label="责任单位" optional maxLength={100} />
      <TextField {...field('lng')} label="经度（WGS84）" inputMode="decimal" optional narrow />
      <TextField {...field('lat')} label="纬度（WGS84）" inputMode="decimal" optional narrow />
      <TextField
        {...field('source')}
        label="数据来源"
        hint="文件名称或网址；留空记为您录入"
        optional
        maxLength={300}
      />
      <p>
        <SubmitButton>{edits ? '保存修改' : '登记站点'}</SubmitButton>
      </p>
    </Form>
  )
}
