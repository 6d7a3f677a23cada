import { Notice } from '@/components/ui/notice'

/** An account the portal knows as an operator's, without the body it works for. */
export function NoBody() {
  return (
    <Notice title="这个账号还没有关联举办单位">
      <p>
        机构、工作人员和备案都登记在举办单位名下。请退出后用单位的统一社会信用代码<a href="/register">注册</a>
        ；单位已经注册过的，请找办理注册的同事，或联系区里的主管部门。
      </p>
    </Notice>
  )
}
