import { keyDoor } from '@/app/key-door'
import { checkCertificate } from '@/lib/certificate-checks/queries'
import { certificateCheckSchema } from '@/lib/certificate-checks/schema'

/** A partner asks whether a person's certificate is known and good. */
export const POST = keyDoor('certificates:check', certificateCheckSchema, checkCertificate)
