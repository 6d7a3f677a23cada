'use client'
import { useActionState } from 'react'
import { DateField } from '@/components/forms/date-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { NumberField } from '@/components/forms/number-field'
import { type Option, SelectField } from '@/components/forms/select-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import { Notice } from '@/components/ui/notice'
import { idle } from '@/lib/core/action-state'
import { enterReportedAction } from '@/lib/reported/actions'

type Props = {
  room: '/admin' | '/office'
  /** The official's own divisions; none: any division, by code or name. */
  regions: { code: string; name: string }[]
  indicators: Option[]
}

export function EnterForm({ room, regions, indicators }: Props) {
  const [state, act] = useActionState(enterReportedAction, idle)
  if (state.status === 'ok')
    return (
      <Notice tone="success" title="已录入，等待另一个人确认" live>
        <p>确认之后才进入指标。录入人自己不能确认。</p>
        <p>
          <a href={`${room}/reported/${state.data.id}`}>查看这条数据</a> ·{' '}
          <a href={`${room}/reported/new`}>再录一条</a> · <a href={`${room}/reported`}>回到列表</a>
        </p>
      </Notice>
    )
  return (
    <Form action={act}>
      <ErrorSummary state={state} />
      <RegionField
        state={state}
        name="region"
        label="地区"
        hint="区划代码或全称，例如 310120 或 奉贤区"
        options={regions}
        defaultValue={regions[0] && `${regions[0].code} ${regions[0].name}`}
      />
      <SelectField state={state} name="indicator" label="指标" placeholder="请选择" options={indicators} />
      <TextField
        state={state}
        name="period"
        label="期间"
        hint="年份 2025，季度 2025-Q1，月份 2025-03；期间要已经结束"
        narrow
        maxLength={10}
      />
      <NumberField
        state={state}
        name="value"
        label="数值"
        hint="百分比填百分数，例如 92.5 表示 92.5%"
        decimals
      />
      <NumberField
        state={state}
        name="numerator"
        label="分子"
        optional
        hint="填了分子和分母，数值要与它们相符"
        decimals
      />
      <NumberField state={state} name="denominator" label="分母" optional decimals />
      <TextField state={state} name="document" label="依据的文件" hint="名称和文号" maxLength={300} />
      <DateField state={state} name="documentDate" label="文件日期" />
      <p>
        <SubmitButton>录入，交另一个人确认</SubmitButton>
      </p>
    </Form>
  )
}
