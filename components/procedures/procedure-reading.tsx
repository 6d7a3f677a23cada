import { SummaryList } from '@/components/ui/summary-list'
import { citationText, EFFECT_LABELS, fieldLabel } from '@/lib/procedures/labels'
import type { ProcedureDefinition } from '@/lib/procedures/schema'
import { FactList } from './fact-list'
import { clockFact, departmentFact, materialFact } from './procedure-facts'

type Props = {
  definition: ProcedureDefinition
  /** Who receives it here: the body's name where it is registered, else what it answers for. */
  receiver: string
}

/** A procedure as people read it: who receives it, materials, terms, departments, what is filled in, the texts. */
export function ProcedureReading({ definition, receiver }: Props) {
  const { effect, legalBasis, materials, clocks, departments, pages, promises, conditions, texts } =
    definition
  return (
    <div className="flex flex-col gap-6">
      <SummaryList
        rows={[
          { label: '由谁受理', value: receiver },
          { label: '办结以后', value: EFFECT_LABELS[effect] },
          { label: '依据', value: legalBasis.map(citationText).join('；') },
        ]}
      />
      <FactList
        id="materials"
        title="材料"
        note="PDF、JPG、PNG 或 HEIC，每份不超过 20 MB，在线上传，不用交纸质件。"
        facts={materials.map(materialFact)}
        empty="不用交材料，在线填写就可以。"
      />
      <FactList
        id="terms"
        title="期限"
        note="工作日按国务院公布的放假安排推算；超期会告知您和上级部门。"
        facts={clocks.map(clockFact)}
        empty="没有规定期限。"
      />
      {departments.length > 0 && (
        <FactList
          id="departments"
          title="同时送哪些部门"
          note="您只交一次材料，系统同时送交；部门意见不影响按期出具回执。"
          facts={departments.map(departmentFact)}
          empty=""
        />
      )}
      <section aria-labelledby="steps">
        <h2 id="steps" className="mb-2">
          要填写什么
        </h2>
        <ol className="flex list-decimal flex-col gap-2 pl-6">
          {pages.map((page) => (
            <li key={page.id}>
              <strong>{page.title}</strong>：{page.fields.map(fieldLabel).join('、')}
              {page.lead && <p className="text-muted">{page.lead}</p>}
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="reasons">
        <h2 id="reasons" className="mb-2">
          什么情况会要求补正
        </h2>
        <p>只看材料齐不齐、形式对不对，一次告知全部内容。不会因为别的理由拒收。</p>
        <ul className="list-disc pl-6">
          {definition.correctionReasons.map((reason) => (
            <li key={reason.code}>{reason.title}</li>
          ))}
        </ul>
      </section>
      <Lines id="promises" title="提交前要承诺" lines={promises} />
      <Lines id="conditions" title={texts.noticeTitle || '基本条件'} lines={conditions} />
      {definition.issuesReceipt && (
        <section aria-labelledby="receipt">
          <h2 id="receipt" className="mb-2">
            {texts.receiptTitle}
          </h2>
          <p>{texts.receiptStatement}</p>
          <p className="text-muted">
            办结时出具带编号和二维码的电子回执，任何人都可以核验真假。
            {definition.needsVerification && '回执之后，主管部门核查是否符合标准。'}
          </p>
        </section>
      )}
    </div>
  )
}

function Lines({ id, title, lines }: { id: string; title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2">
        {title}
      </h2>
      <ol className="list-decimal pl-6">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  )
}
