import { Frozen } from '@/components/ui/frozen'
import { Notice } from '@/components/ui/notice'
import { formatInteger } from '@/lib/format/number'
import type { RegisterPage } from '@/lib/staff-registers/queries'
import { MOST_COUNTED, readSearch } from '@/lib/staff-registers/rules'
import { type StaffFilter, staffQuery } from '@/lib/staff-registers/schema'
import { LookUpForm } from './look-up-form'
import { RegisterFilter } from './register-filter'
import { RegisterTable } from './register-table'

type Props = { path: string; filter: StaffFilter; page: RegisterPage }

/** The list of people in care, for officials of an area and for the system administrator. */
export function RegisterScreen({ path, filter, page }: Props) {
  const search = readSearch(filter.q)
  const isLeft = filter.standing === 'left'
  const total =
    page.total >= MOST_COUNTED
      ? `${formatInteger(MOST_COUNTED)} 人次以上`
      : `${formatInteger(page.total)} 人次`
  return (
    <>
      <RegisterFilter action={path} filter={filter} />
      <LookUpForm />
      {search.by === 'refused' ? (
        <Notice tone="warning" title={search.why} />
      ) : (
        <Frozen data={page} view={`${path}|${isLeft}`}>
          {() => <RegisterTable items={page.items} path={path} isLeft={isLeft} />}
        </Frozen>
      )}
      <nav className="pager" aria-label="分页">
        <p>
          共 {total}
          {search.by === 'name' && page.total > page.items.length && '，只列出前 100 条：请把姓名写完整'}
        </p>
        {(filter.after || page.next) && (
          <p className="pager-links">
            {filter.after && <a href={`${path}?${staffQuery(filter, {})}`}>回到第一页</a>}
            {page.next && (
              <a href={`${path}?${staffQuery(filter, { after: page.next })}`} rel="next">
                下一页
              </a>
            )}
          </p>
        )}
      </nav>
    </>
  )
}
