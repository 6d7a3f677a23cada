'use client'
import { useActionState } from 'react'
import { CheckboxField } from '@/components/forms/checkbox-field'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Form } from '@/components/forms/form'
import { SelectField } from '@/components/forms/select-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { RegionField } from '@/components/regions/region-field'
import { idle } from '@/lib/core/action-state'
import { choicesOf, OWNERSHIP_LABELS } from '@/lib/facilities/labels'
import { createKindergartenAction, editKindergartenAction } from '@/lib/kindergartens/actions'
import { KINDERGARTEN_STATUS_LABELS } from '@/lib/kindergartens/labels'
import { ProjectFields } from './project-fields'

type Props = {
  values: Record<string, string>
  regions: readonly { code: string; name: string }[]
  edits?: { id: string; version: number }
}

export function KindergartenForm({ values, regions, edits }: Props) {
  const [state, act] = useActionState(edits ? editKindergartenAction : createKindergartenAction, idle)
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
      <TextField {...field('name')} label="幼儿园名称" maxLength={100} />
      <RegionField
        {...field('region')}
        label="所在街镇"
        hint="填街镇名称或区划代码，从提示中选"
        options={regions}
      />
      <TextField {...field('address')} label="地址" optional maxLength={200} />
      <SelectField
        {...field('ownership')}
        label="性质"
        placeholder="未知"
        options={choicesOf(OWNERSHIP_LABELS)}
        optional
      />
      <SelectField
        {...field('status')}
        label="状态"
        placeholder="请选择"
        options={choicesOf(KINDERGARTEN_STATUS_LABELS)}
      />
      <CheckboxField
        name="isNewBuild"
        label="新建项目"
        defaultChecked={values.isNewBuild === '1'}
        state={state}
      />
      <ProjectFields state={state} values={values} />
      <TextField
        {...field('source')}
        label="数据来源"
        hint="文件名称或网址；留空记为您录入"
        optional
        maxLength={300}
      />
      <p>
        <SubmitButton>{edits ? '保存修改' : '登记幼儿园'}</SubmitButton>
      </p>
    </Form>
  )
}
