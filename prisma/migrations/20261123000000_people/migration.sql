-- People and powers: roles, invitations, sessions, second factors, partners' keys, sealed audit, staff certificates, bans,
-- training, classes. Only adds; what existing rows lack is filled in below.

-- CreateEnum
CREATE TYPE "CareClassKind" AS ENUM ('infant', 'toddler', 'older', 'mixed');

-- CreateEnum
CREATE TYPE "RatioOutcome" AS ENUM ('met', 'short', 'unknown');

-- CreateEnum
CREATE TYPE "AuthorityExportState" AS ENUM ('requested', 'approved', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "Power" AS ENUM ('business', 'system', 'security', 'audit');

-- CreateEnum
CREATE TYPE "InvitationState" AS ENUM ('waiting', 'open', 'accepted', 'withdrawn');

-- CreateEnum
CREATE TYPE "SensitiveChangeState" AS ENUM ('pending', 'applied', 'rejected', 'withdrawn', 'expired');

-- CreateEnum
CREATE TYPE "RightsReviewState" AS ENUM ('open', 'confirmed', 'revoked');

-- CreateEnum
CREATE TYPE "SessionMethod" AS ENUM ('password', 'oidc');

-- CreateEnum
CREATE TYPE "CertificateType" AS ENUM ('childcare_worker', 'infant_care_worker', 'child_development_guide', 'teacher', 'nurse', 'doctor', 'health_certificate', 'head_training', 'carer_training', 'health_worker_training', 'security_guard', 'food_safety', 'first_aid', 'fire_safety', 'background_check');

-- CreateEnum
CREATE TYPE "CertificateState" AS ENUM ('submitted', 'verified', 'rejected', 'expired', 'revoked');

-- CreateEnum
CREATE TYPE "StaffConflictKind" AS ENUM ('two_full_time', 'over_full_time', 'two_sites_on_duty', 'duplicate_certificate', 'banned_in_post');

-- CreateEnum
CREATE TYPE "StaffConflictState" AS ENUM ('open', 'resolved', 'dismissed');

-- CreateEnum
CREATE TYPE "BanGround" AS ENUM ('abuse', 'sexual_offence', 'trafficking', 'violent_crime', 'other_decision');

-- CreateEnum
CREATE TYPE "BanState" AS ENUM ('active', 'lifted');

-- CreateEnum
CREATE TYPE "BanAppealState" AS ENUM ('open', 'upheld', 'dismissed');

-- CreateEnum
CREATE TYPE "StaffCorrectionState" AS ENUM ('requested', 'accepted', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "TrainingAccount" AS ENUM ('skill_year', 'ethics_year', 'head_cycle', 'carer_cycle');

-- CreateEnum
CREATE TYPE "TrainingSessionState" AS ENUM ('planned', 'held', 'cancelled');

-- CreateEnum
CREATE TYPE "AttendanceMethod" AS ENUM ('code', 'official');

-- CreateEnum
CREATE TYPE "ExpertKind" AS ENUM ('expert', 'backbone_trainer', 'professional');

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "must_change_password" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "organisation_id" UUID,
ADD COLUMN     "password_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "rights_reviewed_at" TIMESTAMPTZ(3),
ADD COLUMN     "role_id" UUID,
ADD COLUMN     "staff_person_id" UUID,
ADD COLUMN     "totp_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" BIGINT,
ADD COLUMN     "totp_sealed" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "audit_events" ADD COLUMN     "outcome" TEXT NOT NULL DEFAULT 'done',
ADD COLUMN     "right" TEXT;

-- AlterTable
ALTER TABLE "confirmations" ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'contact';

-- AlterTable
ALTER TABLE "staff_posts" ADD COLUMN     "region_path" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "share_percent" INTEGER;

-- CreateTable
CREATE TABLE "care_classes" (
    "id" UUID NOT NULL,
    "facility_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "CareClassKind" NOT NULL,
    "places" INTEGER NOT NULL,
    "opened_on" DATE NOT NULL,
    "closed_on" DATE,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "care_classes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty_periods" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "facility_id" UUID NOT NULL,
    "class_id" UUID,
    "day" DATE NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "until_minute" INTEGER NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "duty_periods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class_days" (
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "children_present" INTEGER NOT NULL,
    "carers_counted" INTEGER NOT NULL,
    "carers_on_duty" INTEGER NOT NULL,
    "carers_required" INTEGER,
    "outcome" "RatioOutcome" NOT NULL,
    "recorded_by_id" TEXT,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "class_days_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class_months" (
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "enrolled" INTEGER NOT NULL,
    "health_records" INTEGER,
    "recorded_by_id" TEXT,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "class_months_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seals" (
    "day" DATE NOT NULL,
    "first_id" BIGINT,
    "last_id" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "marks" BYTEA NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "audit_archives" (
    "id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "until_day" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "archived_by_name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_archives_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encryption_keys" (
    "version" INTEGER NOT NULL,
    "cipher" TEXT NOT NULL,
    "wrapped" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "encryption_keys_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "partner" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "region_code" TEXT,
    "operator_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_name" TEXT,
    "replaces_id" UUID,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret_sealed" TEXT NOT NULL,
    "events" TEXT[],
    "region_code" TEXT,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_success_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "delivered_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "response_status" INTEGER,
    "last_error" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "children" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "birth_month" DATE NOT NULL,
    "region_code" TEXT NOT NULL,
    "region_path" TEXT NOT NULL DEFAULT '',
    "identity_sealed" TEXT,
    "identity_hash" TEXT,
    "identity_masked" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "children_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardianships" (
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "consent_version" TEXT NOT NULL,
    "consented_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "guardianships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure_reports" (
    "id" UUID NOT NULL,
    "run_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rule" TEXT NOT NULL,
    "older_than" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "erasure_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authority_exports" (
    "id" UUID NOT NULL,
    "authority" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "region_code" TEXT NOT NULL,
    "state" "AuthorityExportState" NOT NULL DEFAULT 'requested',
    "requested_by_id" TEXT NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "available_until" TIMESTAMPTZ(3),
    "rows" INTEGER,
    "sha256" TEXT,
    "downloaded_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "authority_exports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "permissions" (
    "code" TEXT NOT NULL,
    "power" "Power" NOT NULL,

    CONSTRAINT "permissions_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "roles" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "base" "AccountRole" NOT NULL,
    "permissions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_built_in" BOOLEAN NOT NULL DEFAULT false,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "token_hash" TEXT,
    "state" "InvitationState" NOT NULL DEFAULT 'open',
    "display_name" TEXT NOT NULL,
    "role" "AccountRole" NOT NULL,
    "role_id" UUID,
    "region_code" TEXT,
    "organisation_id" UUID,
    "operator_id" UUID,
    "staff_person_id" UUID,
    "email" TEXT,
    "phone" TEXT,
    "invited_by_id" TEXT,
    "invited_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_account_id" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sensitive_changes" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT NOT NULL DEFAULT '',
    "region_code" TEXT,
    "requested_by_id" TEXT NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "SensitiveChangeState" NOT NULL DEFAULT 'pending',
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "sensitive_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rights_reviews" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "RightsReviewState" NOT NULL DEFAULT 'open',
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rights_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "method" "SessionMethod" NOT NULL DEFAULT 'password',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "user_agent" TEXT NOT NULL DEFAULT '',
    "second_factor_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_history" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_links" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "security_policies" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "security_policies_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "certificate_issuers" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "types" "CertificateType"[],
    "region_code" TEXT,
    "document" TEXT NOT NULL DEFAULT '',
    "is_accepted" BOOLEAN NOT NULL DEFAULT true,
    "withdrawn_on" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certificate_issuers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_certificates" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "type" "CertificateType" NOT NULL,
    "level" INTEGER,
    "number" TEXT NOT NULL DEFAULT '',
    "number_key" TEXT NOT NULL DEFAULT '',
    "issuer_id" UUID,
    "issuer_name" TEXT NOT NULL DEFAULT '',
    "issued_on" DATE,
    "valid_until" DATE,
    "state" "CertificateState" NOT NULL DEFAULT 'submitted',
    "operator_id" UUID,
    "county_code" TEXT,
    "attachment_id" UUID,
    "submitted_by_id" TEXT,
    "submitted_by_name" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "alerted_days" INTEGER,
    "replaced_by_id" UUID,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "staff_certificates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_conflicts" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "StaffConflictKind" NOT NULL,
    "key" TEXT NOT NULL,
    "state" "StaffConflictState" NOT NULL DEFAULT 'open',
    "county_code" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" TEXT,
    "closed_by_name" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "staff_conflicts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_bans" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "identity_sealed" TEXT NOT NULL,
    "identity_hash" TEXT NOT NULL,
    "identity_masked" TEXT NOT NULL,
    "ground" "BanGround" NOT NULL,
    "decision_body" TEXT NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "state" "BanState" NOT NULL DEFAULT 'active',
    "region_code" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "entered_by_id" TEXT,
    "entered_by_name" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_name" TEXT,
    "lift_reason" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "staff_bans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ban_appeals" (
    "id" UUID NOT NULL,
    "ban_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "BanAppealState" NOT NULL DEFAULT 'open',
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ban_appeals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_corrections" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "current" TEXT NOT NULL,
    "proposed" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "StaffCorrectionState" NOT NULL DEFAULT 'requested',
    "county_code" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "staff_corrections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_codes" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by_operator_id" UUID,

    CONSTRAINT "transfer_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_courses" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "accounts" "TrainingAccount"[],
    "hours" DECIMAL(5,1) NOT NULL,
    "region_code" TEXT NOT NULL,
    "region_path" TEXT NOT NULL DEFAULT '',
    "is_subsidised" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_courses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_sessions" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "is_online" BOOLEAN NOT NULL DEFAULT false,
    "capacity" INTEGER,
    "state" "TrainingSessionState" NOT NULL DEFAULT 'planned',
    "code_sealed" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_attendances" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "facility_id" UUID,
    "accounts" "TrainingAccount"[],
    "hours" DECIMAL(5,1) NOT NULL,
    "attended_on" DATE NOT NULL,
    "method" "AttendanceMethod" NOT NULL,
    "recorded_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "revoke_reason" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "training_attendances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_proofs" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "payload" JSONB NOT NULL,
    "signature" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "training_proofs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "experts" (
    "id" UUID NOT NULL,
    "kind" "ExpertKind" NOT NULL,
    "name" TEXT NOT NULL,
    "field" TEXT NOT NULL DEFAULT '',
    "employer" TEXT NOT NULL DEFAULT '',
    "region_code" TEXT NOT NULL,
    "region_path" TEXT NOT NULL DEFAULT '',
    "document" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,
    "person_id" UUID,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "experts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "care_classes_facility_id_closed_on_idx" ON "care_classes"("facility_id", "closed_on");

-- CreateIndex
CREATE INDEX "duty_periods_person_id_day_idx" ON "duty_periods"("person_id", "day");

-- CreateIndex
CREATE INDEX "duty_periods_facility_id_day_idx" ON "duty_periods"("facility_id", "day");

-- CreateIndex
CREATE INDEX "class_days_day_outcome_idx" ON "class_days"("day", "outcome");

-- CreateIndex
CREATE UNIQUE INDEX "class_days_class_id_day_key" ON "class_days"("class_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "class_months_class_id_month_key" ON "class_months"("class_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_prefix_key" ON "api_keys"("prefix");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_replaces_id_key" ON "api_keys"("replaces_id");

-- CreateIndex
CREATE INDEX "api_keys_created_at_idx" ON "api_keys"("created_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_webhook_id_id_idx" ON "webhook_deliveries"("webhook_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "children_identity_hash_key" ON "children"("identity_hash");

-- CreateIndex
CREATE INDEX "children_region_path_id_idx" ON "children"("region_path", "id");

-- CreateIndex
CREATE INDEX "guardianships_child_id_idx" ON "guardianships"("child_id");

-- CreateIndex
CREATE INDEX "guardianships_account_id_idx" ON "guardianships"("account_id");

-- CreateIndex
CREATE INDEX "erasure_reports_run_at_idx" ON "erasure_reports"("run_at");

-- CreateIndex
CREATE INDEX "authority_exports_state_requested_at_idx" ON "authority_exports"("state", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "roles_code_key" ON "roles"("code");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_region_code_name_key" ON "organisations"("region_code", "name");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_state_created_at_idx" ON "invitations"("state", "created_at");

-- CreateIndex
CREATE INDEX "sensitive_changes_state_requested_at_idx" ON "sensitive_changes"("state", "requested_at");

-- CreateIndex
CREATE INDEX "sensitive_changes_subject_type_subject_id_idx" ON "sensitive_changes"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "rights_reviews_state_due_on_idx" ON "rights_reviews"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "rights_reviews_account_id_due_on_key" ON "rights_reviews"("account_id", "due_on");

-- CreateIndex
CREATE INDEX "sessions_account_id_created_at_idx" ON "sessions"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "sessions_ended_at_expires_at_idx" ON "sessions"("ended_at", "expires_at");

-- CreateIndex
CREATE INDEX "password_history_account_id_created_at_idx" ON "password_history"("account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_account_id_code_hash_key" ON "recovery_codes"("account_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "identity_links_issuer_subject_key" ON "identity_links"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "identity_links_account_id_issuer_key" ON "identity_links"("account_id", "issuer");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_issuers_name_key_key" ON "certificate_issuers"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "staff_certificates_replaced_by_id_key" ON "staff_certificates"("replaced_by_id");

-- CreateIndex
CREATE INDEX "staff_certificates_person_id_type_idx" ON "staff_certificates"("person_id", "type");

-- CreateIndex
CREATE INDEX "staff_certificates_county_code_state_submitted_at_idx" ON "staff_certificates"("county_code", "state", "submitted_at");

-- CreateIndex
CREATE INDEX "staff_certificates_number_key_idx" ON "staff_certificates"("number_key");

-- CreateIndex
CREATE INDEX "staff_conflicts_county_code_state_opened_at_idx" ON "staff_conflicts"("county_code", "state", "opened_at");

-- CreateIndex
CREATE INDEX "staff_conflicts_person_id_idx" ON "staff_conflicts"("person_id");

-- CreateIndex
CREATE INDEX "staff_bans_identity_hash_idx" ON "staff_bans"("identity_hash");

-- CreateIndex
CREATE INDEX "ban_appeals_ban_id_idx" ON "ban_appeals"("ban_id");

-- CreateIndex
CREATE INDEX "staff_corrections_county_code_state_requested_at_idx" ON "staff_corrections"("county_code", "state", "requested_at");

-- CreateIndex
CREATE INDEX "staff_corrections_person_id_idx" ON "staff_corrections"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_codes_code_hash_key" ON "transfer_codes"("code_hash");

-- CreateIndex
CREATE INDEX "transfer_codes_person_id_idx" ON "transfer_codes"("person_id");

-- CreateIndex
CREATE INDEX "training_courses_region_path_id_idx" ON "training_courses"("region_path", "id");

-- CreateIndex
CREATE INDEX "training_sessions_course_id_starts_at_idx" ON "training_sessions"("course_id", "starts_at");

-- CreateIndex
CREATE INDEX "training_attendances_person_id_attended_on_idx" ON "training_attendances"("person_id", "attended_on");

-- CreateIndex
CREATE INDEX "training_attendances_facility_id_idx" ON "training_attendances"("facility_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_attendances_session_id_person_id_key" ON "training_attendances"("session_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_proofs_number_key" ON "training_proofs"("number");

-- CreateIndex
CREATE INDEX "training_proofs_person_id_idx" ON "training_proofs"("person_id");

-- CreateIndex
CREATE INDEX "experts_kind_region_path_id_idx" ON "experts"("kind", "region_path", "id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_staff_person_id_key" ON "accounts"("staff_person_id");

-- CreateIndex
CREATE INDEX "accounts_role_id_idx" ON "accounts"("role_id");

-- CreateIndex
CREATE INDEX "accounts_organisation_id_idx" ON "accounts"("organisation_id");

-- CreateIndex
CREATE INDEX "audit_events_actor_id_id_idx" ON "audit_events"("actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_action_id_idx" ON "audit_events"("action", "id");

-- CreateIndex
CREATE INDEX "audit_events_at_idx" ON "audit_events"("at");

-- CreateIndex
CREATE INDEX "audit_events_request_id_idx" ON "audit_events"("request_id");

-- CreateIndex
CREATE INDEX "audit_events_right_id_idx" ON "audit_events"("right", "id");

-- CreateIndex
CREATE INDEX "staff_people_name_idx" ON "staff_people"("name");

-- CreateIndex
CREATE INDEX "staff_posts_facility_id_ended_on_idx" ON "staff_posts"("facility_id", "ended_on");

-- CreateIndex
CREATE INDEX "staff_posts_region_path_id_idx" ON "staff_posts"("region_path", "id");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_staff_person_id_fkey" FOREIGN KEY ("staff_person_id") REFERENCES "staff_people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_classes" ADD CONSTRAINT "care_classes_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_periods" ADD CONSTRAINT "duty_periods_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_periods" ADD CONSTRAINT "duty_periods_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty_periods" ADD CONSTRAINT "duty_periods_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "care_classes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_days" ADD CONSTRAINT "class_days_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "care_classes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_months" ADD CONSTRAINT "class_months_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "care_classes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator_bodies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "api_keys"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "children" ADD CONSTRAINT "children_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "children"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authority_exports" ADD CONSTRAINT "authority_exports_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator_bodies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_staff_person_id_fkey" FOREIGN KEY ("staff_person_id") REFERENCES "staff_people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rights_reviews" ADD CONSTRAINT "rights_reviews_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_history" ADD CONSTRAINT "password_history_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_links" ADD CONSTRAINT "identity_links_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_issuers" ADD CONSTRAINT "certificate_issuers_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_certificates" ADD CONSTRAINT "staff_certificates_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_certificates" ADD CONSTRAINT "staff_certificates_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_certificates" ADD CONSTRAINT "staff_certificates_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "certificate_issuers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_certificates" ADD CONSTRAINT "staff_certificates_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator_bodies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_certificates" ADD CONSTRAINT "staff_certificates_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_certificates" ADD CONSTRAINT "staff_certificates_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "staff_certificates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_conflicts" ADD CONSTRAINT "staff_conflicts_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_corrections" ADD CONSTRAINT "staff_corrections_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_conflicts" ADD CONSTRAINT "staff_conflicts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_bans" ADD CONSTRAINT "staff_bans_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ban_appeals" ADD CONSTRAINT "ban_appeals_ban_id_fkey" FOREIGN KEY ("ban_id") REFERENCES "staff_bans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_corrections" ADD CONSTRAINT "staff_corrections_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_codes" ADD CONSTRAINT "transfer_codes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_courses" ADD CONSTRAINT "training_courses_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_sessions" ADD CONSTRAINT "training_sessions_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "training_courses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_attendances" ADD CONSTRAINT "training_attendances_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_attendances" ADD CONSTRAINT "training_attendances_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_attendances" ADD CONSTRAINT "training_attendances_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_proofs" ADD CONSTRAINT "training_proofs_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experts" ADD CONSTRAINT "experts_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experts" ADD CONSTRAINT "experts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── Powers ──────────────────────────────────────────────────────────────────────────────────────────────────
INSERT INTO permissions (code, power) VALUES
  ('family.use', 'business'),
  ('operator.run', 'business'),
  ('operator.staff', 'business'),
  ('operator.invite', 'business'),
  ('staff.own', 'business'),
  ('register.keep', 'business'),
  ('plans.change', 'business'),
  ('reported.keep', 'business'),
  ('filings.read', 'business'),
  ('filings.review', 'business'),
  ('tasks.answer', 'business'),
  ('claims.decide', 'business'),
  ('exchange.resend', 'business'),
  ('staff.read', 'business'),
  ('staff.reveal', 'business'),
  ('certificates.verify', 'business'),
  ('issuers.keep', 'business'),
  ('conflicts.decide', 'business'),
  ('corrections.decide', 'business'),
  ('bans.keep', 'business'),
  ('bans.confirm', 'business'),
  ('training.keep', 'business'),
  ('experts.keep', 'business'),
  ('ratios.read', 'business'),
  ('children.look_up', 'business'),
  ('children.reveal', 'business'),
  ('authority_exports.request', 'business'),
  ('authority_exports.approve', 'business'),
  ('accounts.delegate', 'business'),
  ('rights.review', 'business'),
  ('accounts.read', 'business'),
  ('accounts.manage', 'system'),
  ('organisations.keep', 'system'),
  ('settings.change', 'system'),
  ('procedures.publish', 'system'),
  ('departments.keep', 'system'),
  ('regions.change', 'system'),
  ('populations.change', 'system'),
  ('calendar.change', 'system'),
  ('imports.run', 'system'),
  ('deliveries.manage', 'system'),
  ('changes.confirm_security', 'system'),
  ('roles.change', 'security'),
  ('security_policies.change', 'security'),
  ('api_keys.manage', 'security'),
  ('personal_data.manage', 'security'),
  ('changes.confirm_system', 'security'),
  ('audit.read', 'audit');


-- No role mixes the powers of 三员分立, whoever writes it: system administrators hold system, security administrators
-- security, auditors audit and nothing else; everybody else business only.
CREATE FUNCTION check_role_powers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE foreign_code text;
BEGIN
  SELECT held.code INTO foreign_code FROM unnest(NEW.permissions) AS held(code)
  WHERE NOT EXISTS (
    SELECT FROM permissions p WHERE p.code = held.code AND CASE NEW.base::text
      WHEN 'sysadmin' THEN p.power IN ('system', 'business')
      WHEN 'secadmin' THEN p.power IN ('security', 'business')
      WHEN 'auditor' THEN p.power = 'audit'
      ELSE p.power = 'business' END)
  LIMIT 1;
  IF foreign_code IS NOT NULL THEN
    RAISE EXCEPTION 'a role of % may not hold %', NEW.base, foreign_code USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.base <> OLD.base OR NEW.code <> OLD.code OR NEW.is_built_in <> OLD.is_built_in) THEN
    RAISE EXCEPTION 'the kind of a role does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER roles_powers BEFORE INSERT OR UPDATE ON roles FOR EACH ROW EXECUTE FUNCTION check_role_powers();

INSERT INTO roles (id, code, name, base, permissions, is_built_in) VALUES
(gen_random_uuid(), 'parent', '家长', 'parent', ARRAY['family.use'], true),
  (gen_random_uuid(), 'operator', '机构负责人', 'operator', ARRAY['operator.run', 'operator.staff', 'operator.invite'], true),
  (gen_random_uuid(), 'staff', '从业人员', 'staff', ARRAY['staff.own'], true),
  (gen_random_uuid(), 'reviewer', '备案审核员', 'reviewer', ARRAY['register.keep', 'reported.keep', 'filings.read', 'filings.review', 'claims.decide', 'exchange.resend', 'staff.read', 'staff.reveal', 'certificates.verify', 'conflicts.decide', 'corrections.decide', 'bans.keep', 'bans.confirm', 'training.keep', 'ratios.read', 'children.look_up', 'children.reveal', 'authority_exports.request'], true),
  (gen_random_uuid(), 'department', '部门审核员', 'department', ARRAY['filings.read', 'tasks.answer'], true),
  (gen_random_uuid(), 'inspector', '检查员', 'inspector', ARRAY['filings.read', 'staff.read', 'staff.reveal', 'conflicts.decide', 'bans.keep', 'ratios.read', 'authority_exports.request'], true),
  (gen_random_uuid(), 'township', '街镇管理员', 'township', ARRAY['filings.read', 'staff.read', 'ratios.read', 'children.look_up', 'children.reveal'], true),
  (gen_random_uuid(), 'planner', '规划管理员', 'planner', ARRAY['register.keep', 'plans.change', 'reported.keep', 'filings.read', 'staff.read', 'issuers.keep', 'bans.keep', 'bans.confirm', 'training.keep', 'experts.keep', 'ratios.read', 'authority_exports.request', 'authority_exports.approve', 'accounts.delegate', 'rights.review'], true),
  (gen_random_uuid(), 'sysadmin', '系统管理员', 'sysadmin', ARRAY['register.keep', 'plans.change', 'reported.keep', 'staff.read', 'certificates.verify', 'issuers.keep', 'rights.review', 'accounts.read', 'accounts.manage', 'organisations.keep', 'settings.change', 'procedures.publish', 'departments.keep', 'regions.change', 'populations.change', 'calendar.change', 'imports.run', 'deliveries.manage', 'changes.confirm_security'], true),
  (gen_random_uuid(), 'secadmin', '安全管理员', 'secadmin', ARRAY['authority_exports.approve', 'rights.review', 'accounts.read', 'roles.change', 'security_policies.change', 'api_keys.manage', 'personal_data.manage', 'changes.confirm_system'], true),
  (gen_random_uuid(), 'auditor', '审计员', 'auditor', ARRAY['audit.read'], true);

-- Every account has one role, of its own kind. Whoever writes an account without one gets the built-in one.
CREATE FUNCTION fit_account_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.role_id IS NULL OR (TG_OP = 'UPDATE' AND NEW.role <> OLD.role AND NEW.role_id IS NOT DISTINCT FROM OLD.role_id) THEN
    SELECT id INTO NEW.role_id FROM roles WHERE code = NEW.role::text AND is_built_in;
  END IF;
  IF NOT EXISTS (SELECT FROM roles WHERE id = NEW.role_id AND base = NEW.role) THEN
    RAISE EXCEPTION 'the role is of another kind than the account' USING ERRCODE = 'check_violation';
  END IF;
  -- 三员分立: an account that held one of the three powers never gets another.
  IF TG_OP = 'UPDATE' AND NEW.role <> OLD.role AND (OLD.role IN ('sysadmin', 'secadmin', 'auditor') OR NEW.role IN ('sysadmin', 'secadmin', 'auditor')) THEN
    RAISE EXCEPTION 'an account does not change to or from an administrator' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accounts_role BEFORE INSERT OR UPDATE OF role, role_id ON accounts FOR EACH ROW EXECUTE FUNCTION fit_account_role();
UPDATE accounts SET role_id = NULL;
ALTER TABLE accounts
  ADD CONSTRAINT accounts_have_role CHECK (role_id IS NOT NULL),
  ADD CONSTRAINT accounts_staff_role CHECK (staff_person_id IS NULL OR role::text = 'staff'),
  ADD CONSTRAINT accounts_totp CHECK (totp_confirmed_at IS NULL OR totp_sealed IS NOT NULL);

-- A session ends with its account's rights, whoever takes them: no command can forget it.
CREATE FUNCTION end_sessions_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE sessions SET ended_at = now(), end_reason = CASE WHEN NEW.is_enabled THEN 'signed_out_everywhere' ELSE 'disabled' END
  WHERE account_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER accounts_end_sessions AFTER UPDATE OF session_version, is_enabled ON accounts
  FOR EACH ROW WHEN (OLD.session_version <> NEW.session_version OR (OLD.is_enabled AND NOT NEW.is_enabled))
  EXECUTE FUNCTION end_sessions_of_account();
ALTER TABLE sessions ADD CONSTRAINT sessions_ended CHECK ((ended_at IS NULL) = (end_reason IS NULL));

ALTER TABLE sensitive_changes
  ADD CONSTRAINT sensitive_changes_four_eyes CHECK (decided_by_id IS NULL OR state = 'withdrawn' OR decided_by_id <> requested_by_id),
  ADD CONSTRAINT sensitive_changes_decided CHECK (state IN ('pending', 'expired') OR decided_at IS NOT NULL);
CREATE UNIQUE INDEX sensitive_changes_one_pending ON sensitive_changes (kind, subject_id) WHERE state = 'pending' AND subject_id <> '';

ALTER TABLE authority_exports
  ADD CONSTRAINT authority_exports_four_eyes CHECK (decided_by_id IS NULL OR state = 'withdrawn' OR decided_by_id <> requested_by_id),
  ADD CONSTRAINT authority_exports_decided CHECK ((state = 'requested') = (decided_at IS NULL));

ALTER TABLE invitations
  ADD CONSTRAINT invitations_accepted CHECK ((state = 'accepted') = (accepted_at IS NOT NULL)),
  ADD CONSTRAINT invitations_have_token CHECK (state <> 'open' OR token_hash IS NOT NULL);

ALTER TABLE api_keys ADD CONSTRAINT api_keys_scopes CHECK (cardinality(scopes) > 0);

-- ── Evidence ────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE audit_events ADD CONSTRAINT audit_events_outcome CHECK (outcome IN ('done', 'refused'));
-- Refusals are few among millions of lines, and the first thing an auditor looks for.
CREATE INDEX audit_events_refused ON audit_events (id) WHERE outcome = 'refused';

-- Sealed days leave the log only by `npm run audit -- archive`, which runs as the owner of the tables; the role the web
-- process signs in with may neither update nor delete here, whatever it sets.
CREATE FUNCTION refuse_audit_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('shanyu.archiving', true) = 'on' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER audit_events_append_only ON audit_events;
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_rewrite();
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER audit_archives_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_archives
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER erasure_reports_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure_reports
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

-- ── Staff ───────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE staff_posts ALTER COLUMN region_path TYPE text COLLATE "C";
ALTER TABLE children ALTER COLUMN region_path TYPE text COLLATE "C";
ALTER TABLE training_courses ALTER COLUMN region_path TYPE text COLLATE "C";
ALTER TABLE experts ALTER COLUMN region_path TYPE text COLLATE "C";
UPDATE staff_posts SET share_percent = 100 WHERE is_full_time;
UPDATE staff_posts p SET region_path = f.region_path FROM facilities f WHERE f.id = p.facility_id;
ALTER TABLE staff_posts ADD CONSTRAINT staff_posts_share CHECK (share_percent BETWEEN 1 AND 100);

-- A post says what share it takes: full time is the whole of it.
CREATE FUNCTION fit_staff_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.is_full_time THEN NEW.share_percent := 100; END IF;
  NEW.region_path := coalesce((SELECT region_path FROM facilities WHERE id = NEW.facility_id), '');
  RETURN NEW;
END $$;
CREATE TRIGGER staff_posts_fit BEFORE INSERT OR UPDATE ON staff_posts FOR EACH ROW EXECUTE FUNCTION fit_staff_post();
CREATE FUNCTION spread_facility_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE staff_posts SET region_path = NEW.region_path WHERE facility_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER facilities_path_spreads AFTER UPDATE ON facilities
  FOR EACH ROW WHEN (OLD.region_path IS DISTINCT FROM NEW.region_path) EXECUTE FUNCTION spread_facility_path();

CREATE TRIGGER children_region_path BEFORE INSERT OR UPDATE OF region_code ON children
  FOR EACH ROW EXECUTE FUNCTION copy_region_path();
CREATE TRIGGER training_courses_region_path BEFORE INSERT OR UPDATE OF region_code ON training_courses
  FOR EACH ROW EXECUTE FUNCTION copy_region_path();
CREATE TRIGGER experts_region_path BEFORE INSERT OR UPDATE OF region_code ON experts
  FOR EACH ROW EXECUTE FUNCTION copy_region_path();
CREATE FUNCTION spread_region_path_to_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE children SET region_path = NEW.path WHERE region_code = NEW.code;
  UPDATE training_courses SET region_path = NEW.path WHERE region_code = NEW.code;
  UPDATE experts SET region_path = NEW.path WHERE region_code = NEW.code;
  RETURN NULL;
END $$;
CREATE TRIGGER regions_path_of_people AFTER UPDATE OF path ON regions
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION spread_region_path_to_people();

ALTER TABLE staff_certificates
  ADD CONSTRAINT staff_certificates_level CHECK (level BETWEEN 1 AND 5),
  ADD CONSTRAINT staff_certificates_order CHECK (valid_until IS NULL OR issued_on IS NULL OR valid_until >= issued_on),
  ADD CONSTRAINT staff_certificates_not_itself CHECK (replaced_by_id IS NULL OR replaced_by_id <> id),
  -- Nobody verifies what they handed in themselves.
  ADD CONSTRAINT staff_certificates_four_eyes CHECK (decided_by_id IS NULL OR submitted_by_id IS NULL OR decided_by_id <> submitted_by_id),
  ADD CONSTRAINT staff_certificates_decided CHECK (state IN ('submitted', 'expired') OR decided_at IS NOT NULL);
CREATE UNIQUE INDEX staff_certificates_once ON staff_certificates (person_id, type, number_key, coalesce(issued_on, '-infinity'))
  WHERE number_key <> '' AND state <> 'rejected';
-- What the daily job looks for: those in force that end.
CREATE INDEX staff_certificates_ending ON staff_certificates (valid_until) WHERE state IN ('submitted', 'verified') AND valid_until IS NOT NULL;
-- The administrator's queue: what waits anywhere, oldest first.
CREATE INDEX staff_certificates_waiting ON staff_certificates (submitted_at, id) WHERE state = 'submitted';

CREATE UNIQUE INDEX staff_conflicts_one_open ON staff_conflicts (key) WHERE state = 'open';
ALTER TABLE staff_conflicts ADD CONSTRAINT staff_conflicts_closed CHECK ((state = 'open') = (closed_at IS NULL));

ALTER TABLE staff_bans
  ADD CONSTRAINT staff_bans_order CHECK (ends_on IS NULL OR ends_on >= starts_on),
  ADD CONSTRAINT staff_bans_lifted CHECK ((state = 'lifted') = (lifted_at IS NOT NULL));
CREATE UNIQUE INDEX staff_bans_decision ON staff_bans (identity_hash, decision_number) WHERE state = 'active';
-- The decision stays as it was entered: a ban is lifted with a reason, never rewritten. The seal may be renewed.
CREATE FUNCTION keep_ban() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving text[] := ARRAY['state', 'lifted_at', 'lifted_by_name', 'lift_reason', 'version', 'identity_sealed'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.is_demo THEN RETURN OLD; END IF;
  ELSIF (to_jsonb(NEW) - moving) = (to_jsonb(OLD) - moving) AND NOT (OLD.state = 'lifted' AND NEW.state <> 'lifted') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a ban is not rewritten' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER staff_bans_kept BEFORE UPDATE OR DELETE ON staff_bans FOR EACH ROW EXECUTE FUNCTION keep_ban();

-- The last wall of 从业禁止 (未成年人保护法 第六十二条): whoever writes it, no post begins while a ban is in force. The
-- person's row is held first, so that a ban entered in the same moment waits and then sees the post.
CREATE FUNCTION refuse_banned_post() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found_hash text;
BEGIN
  IF NEW.ended_on IS NOT NULL AND NEW.ended_on <= today_in_shanghai() THEN RETURN NEW; END IF;
  SELECT identity_hash INTO found_hash FROM staff_people WHERE id = NEW.person_id FOR KEY SHARE;
  IF EXISTS (SELECT FROM staff_bans WHERE identity_hash = found_hash AND state = 'active'
    AND starts_on <= today_in_shanghai() AND (ends_on IS NULL OR ends_on >= today_in_shanghai())) THEN
    RAISE EXCEPTION 'staff_posts_not_banned' USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_posts_not_banned';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_posts_not_banned BEFORE INSERT ON staff_posts FOR EACH ROW EXECUTE FUNCTION refuse_banned_post();

-- The officials' list at a million people: an area in its own order, those in post and those who left apart; a name by
-- its beginning.
CREATE INDEX staff_posts_running ON staff_posts (region_path, id) WHERE ended_on IS NULL;
CREATE INDEX staff_posts_left ON staff_posts (region_path, id) WHERE ended_on IS NOT NULL;
CREATE INDEX staff_people_name_prefix ON staff_people (lower(name) COLLATE "C", id);
CREATE INDEX staff_conflicts_open ON staff_conflicts (person_id) WHERE state = 'open';
CREATE UNIQUE INDEX staff_corrections_one_open ON staff_corrections (person_id, field) WHERE state = 'requested';
CREATE UNIQUE INDEX ban_appeals_one_open ON ban_appeals (ban_id) WHERE state = 'open';

-- ── Training ────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE training_courses
  ADD CONSTRAINT training_courses_hours CHECK (hours > 0 AND hours <= 500),
  ADD CONSTRAINT training_courses_accounts CHECK (cardinality(accounts) > 0);
ALTER TABLE training_sessions
  ADD CONSTRAINT training_sessions_order CHECK (ends_at > starts_at),
  ADD CONSTRAINT training_sessions_capacity CHECK (capacity IS NULL OR capacity > 0);
ALTER TABLE training_attendances
  ADD CONSTRAINT training_attendances_hours CHECK (hours > 0),
  ADD CONSTRAINT training_attendances_revoked CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL));
-- What was signed stays as it was signed: a proof may only be taken back.
CREATE FUNCTION keep_training_proof() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.is_demo THEN RETURN OLD; END IF;
  ELSIF OLD.revoked_at IS NULL AND (to_jsonb(NEW) - 'revoked_at') = (to_jsonb(OLD) - 'revoked_at') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a training proof is not rewritten' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER training_proofs_kept BEFORE UPDATE OR DELETE ON training_proofs
  FOR EACH ROW EXECUTE FUNCTION keep_training_proof();
ALTER TABLE experts ADD CONSTRAINT experts_order CHECK (until IS NULL OR until >= since);

-- ── Classes ─────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE care_classes
  ADD CONSTRAINT care_classes_places CHECK (places > 0),
  ADD CONSTRAINT care_classes_order CHECK (closed_on IS NULL OR closed_on >= opened_on);
CREATE UNIQUE INDEX care_classes_name ON care_classes (facility_id, name) WHERE closed_on IS NULL;
ALTER TABLE duty_periods ADD CONSTRAINT duty_periods_order CHECK (from_minute >= 0 AND until_minute > from_minute AND until_minute <= 1440);
CREATE UNIQUE INDEX "duty_periods_person_id_facility_id_day_from_minute_key" ON duty_periods (person_id, facility_id, day, from_minute);
ALTER TABLE class_days ADD CONSTRAINT class_days_counts CHECK (
  children_present >= 0 AND carers_counted >= 0 AND carers_on_duty >= carers_counted AND coalesce(carers_required, 0) >= 0);
ALTER TABLE class_months ADD CONSTRAINT class_months_counts CHECK (enrolled >= 0 AND (health_records IS NULL OR health_records BETWEEN 0 AND enrolled));

CREATE UNIQUE INDEX guardianships_running ON guardianships (child_id, account_id) WHERE withdrawn_at IS NULL;
