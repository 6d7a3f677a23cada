export function ReviewIntro() {
  return (
    <p className="mt-2 mb-4">
      每个公职和管理员账号到期都要有人确认：还在岗、还需要这些权限的，保留；其余的，收回。收回后账号马上停用，管理员账号要第二个人同意。
    </p>
  )
}
