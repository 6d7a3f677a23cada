import type { Metadata } from 'next'
import { AreaCard } from '@/components/targets/area-card'
import { LinkButton } from '@/components/ui/link-button'
import { currentActor } from '@/lib/core/session'
import { formatDate } from '@/lib/format/date'
import { listPlanAreas } from '@/lib/ledgers/queries'

export const metadata: Metadata = { title: { absolute: '善育：三岁以下婴幼儿照护服务' } }

/** The doors: parents, those about to found, those who work here; below them the public's targets. */
export default async function HomePage() {
  const actor = await currentActor()
  const areas = await listPlanAreas(actor)
  const asOf = areas[0]?.card.asOf
  return (
    <>
      <h1 className="home-title">三岁以下婴幼儿照护服务，查得到，看得清</h1>
      <div className="doors">
        <section className="door" aria-labelledby="parents">
          <h2 id="parents">家长</h2>
          <p>按地区找托育机构，看地址、托位、是否普惠和备案情况，不用登录。</p>
          <p>
            <LinkButton href="/facilities" variant="family">
              找托育机构
            </LinkButton>
          </p>
        </section>
        <section className="door" aria-labelledby="founders">
          <h2 id="founders">想开办托育机构</h2>
          <p>先自查，再租房：十分钟查清一处房子能不能备案，不用登录。</p>
          <p>
            <LinkButton href="/precheck">开始自查</LinkButton>
          </p>
        </section>
        <section className="door" aria-labelledby="staff">
          <h2 id="staff">机构和管理部门</h2>
          <p>登记机构情况，报送和核对数据，看本地区的目标差在哪里。</p>
          <p>
            <LinkButton href={actor.accountId === null ? '/sign-in' : '/account'}>
              {actor.accountId === null ? '登录' : '我的账号'}
            </LinkButton>
          </p>
        </section>
      </div>
      <section className="sheet-section" aria-labelledby="targets">
        <h2 id="targets">规划目标完成得怎么样</h2>
        <p>
          各地规划里的每一项目标，和现在的实际数字放在一起，都能看到由哪些记录合成。
          {asOf && `截至 ${formatDate(asOf)}，全部机构口径。`}
        </p>
        {areas.length > 0 && (
          <ul className="tiles">
            {areas.map(({ card, plan }) => (
              <AreaCard key={card.region.code} card={card} plan={plan} base="/targets" />
            ))}
          </ul>
        )}
        <p>
          <a href="/targets">看全部地区的目标进展</a>
        </p>
      </section>
    </>
  )
}
