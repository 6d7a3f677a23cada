import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { CONTACT_LABELS } from '@/lib/confirmations/labels'
import type { OwnContacts } from '@/lib/confirmations/queries'
import type { ContactChannel } from '@/prisma/generated/enums'
import { AddContactForm } from './add-contact-form'
import { ConfirmContactForm } from './confirm-contact-form'
import { RemoveContactForm } from './remove-contact-form'
import { ShownCode } from './shown-code'

type Props = { contacts: OwnContacts; channels: readonly ContactChannel[] }

const CHANNELS = ['email', 'sms'] as const

/** Where notices go besides the inbox: what is confirmed, what waits for its code, and how to add one. */
export function ContactSection({ contacts, channels }: Props) {
  const known = CHANNELS.filter((channel) => contacts[channel] !== null)
  return (
    <section className="mt-6" aria-labelledby="contacts">
      <h2 id="contacts">接收通知的邮箱和手机</h2>
      <p className="mt-2 mb-4">
        办理进度会发到门户的“消息”里。在这里确认了邮箱或手机号，通知也会发到那里；不想收了可以随时删除。
      </p>
      <SummaryList
        rows={CHANNELS.map((channel) => {
          const contact = contacts[channel]
          const value = contact
            ? `${contact.address}${contact.isConfirmed ? '（已确认）' : '（没有确认，不发通知）'}`
            : '没有'
          return { label: CONTACT_LABELS[channel], value }
        })}
      />
      {contacts.pending.map(({ id, channel, maskedAddress, shownCode }) => (
        <div key={id} className="mt-4">
          <h3 className="mb-2">
            确认{CONTACT_LABELS[channel]} {maskedAddress}
          </h3>
          <ShownCode code={shownCode} />
          <ConfirmContactForm confirmationId={id} />
        </div>
      ))}
      {channels.length > 0 ? (
        <div className="mt-4">
          <h3 className="mb-2">{known.length > 0 ? '添加或更换' : '添加'}</h3>
          <AddContactForm channels={channels} />
        </div>
      ) : (
        <Notice title="门户还没有接通邮件和短信">
          <p>现在只能在“消息”里看通知。</p>
        </Notice>
      )}
      {known.map((channel) => (
        <div key={channel} className="mt-4">
          <RemoveContactForm channel={channel} />
        </div>
      ))}
    </section>
  )
}
