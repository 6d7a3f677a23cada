-- 备案 online: procedures as data, operators and their staff, cases with clocks and department tasks, receipts, notices,
-- the queue to the national system. Only adds; no row that exists is touched.

-- What people call a case on the phone. Gaps are harmless here (only receipts must have none), so a sequence will do.
CREATE SEQUENCE case_number_seq;
CREATE FUNCTION next_case_number() RETURNS text LANGUAGE sql VOLATILE
  RETURN to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY') || '-' || lpad(nextval('case_number_seq')::text, 6, '0');

-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('pending', 'clean', 'infected', 'not_scanned');

-- CreateEnum
CREATE TYPE "CaseState" AS ENUM ('draft', 'received', 'correction', 'filed', 'verified', 'noncompliant', 'withdrawn');

-- CreateEnum
CREATE TYPE "CorrectionItemState" AS ENUM ('open', 'answered', 'accepted');

-- CreateEnum
CREATE TYPE "TermUnit" AS ENUM ('working', 'calendar');

-- CreateEnum
CREATE TYPE "TaskMode" AS ENUM ('opinion', 'inform');

-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('open', 'answered', 'acknowledged', 'closed');

-- CreateEnum
CREATE TYPE "TaskOpinion" AS ENUM ('no_objection', 'objection', 'not_applicable');

-- CreateEnum
CREATE TYPE "SiteCheckResult" AS ENUM ('meets', 'falls_short');

-- CreateEnum
CREATE TYPE "ReceiptStatus" AS ENUM ('valid', 'changed', 'cancelled');

-- CreateEnum
CREATE TYPE "ExchangeKind" AS ENUM ('accepted', 'changed', 'cancelled');

-- CreateEnum
CREATE TYPE "ExchangeState" AS ENUM ('pending', 'acknowledged', 'differs', 'failed');

-- CreateEnum
CREATE TYPE "RegistrationAuthority" AS ENUM ('staffing_office', 'civil_affairs', 'market_regulation');

-- CreateEnum
CREATE TYPE "ContactChannel" AS ENUM ('email', 'sms');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('requested', 'granted', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "ProcedureKind" AS ENUM ('filing', 'home_filing', 'change', 'suspension', 'resumption', 'cancellation', 'licence');

-- CreateEnum
CREATE TYPE "DepartmentDuty" AS ENUM ('education', 'health', 'fire', 'market', 'housing', 'police', 'civil_affairs');

-- CreateEnum
CREATE TYPE "StaffPostKind" AS ENUM ('head', 'carer', 'health_worker', 'guard', 'cook', 'other');

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "email" TEXT,
ADD COLUMN     "email_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "operator_id" UUID,
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "phone_confirmed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "facilities" ADD COLUMN     "head_name" TEXT,
ADD COLUMN     "operator_id" UUID,
ADD COLUMN     "service_forms" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "outbox_messages" ADD COLUMN     "failed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "attachments" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "case_id" UUID,
    "staff_person_id" UUID,
    "material" TEXT NOT NULL,
    "subtype" TEXT,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "scan" "ScanState" NOT NULL DEFAULT 'pending',
    "scanned_at" TIMESTAMPTZ(3),
    "replaced_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),
    "uploaded_by_id" TEXT,
    "uploaded_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing_cases" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL DEFAULT next_case_number(),
    "procedure_id" UUID NOT NULL,
    "kind" "ProcedureKind" NOT NULL,
    "operator_id" UUID NOT NULL,
    "facility_id" UUID,
    "region_code" TEXT NOT NULL,
    "region_path" TEXT NOT NULL DEFAULT '',
    "county_code" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "state" "CaseState" NOT NULL DEFAULT 'draft',
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "data" JSONB NOT NULL DEFAULT '{}',
    "submissions" INTEGER NOT NULL DEFAULT 0,
    "received_on" DATE,
    "due_on" DATE,
    "assignee_id" TEXT,
    "assignee_name" TEXT,
    "joint_list_since" TIMESTAMPTZ(3),
    "created_by_id" TEXT,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "filing_cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing_submissions" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "submitted_by_id" TEXT,
    "submitted_by_name" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "filing_submissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing_corrections" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "asked_by_id" TEXT,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_on" DATE,
    "answered_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "filing_corrections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing_correction_items" (
    "id" UUID NOT NULL,
    "correction_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "target" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "CorrectionItemState" NOT NULL DEFAULT 'open',
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "filing_correction_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing_clocks" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "task_id" UUID,
    "code" TEXT NOT NULL,
    "started_on" DATE NOT NULL,
    "days" INTEGER NOT NULL,
    "unit" "TermUnit" NOT NULL,
    "pauses_on_correction" BOOLEAN NOT NULL DEFAULT false,
    "reminder_days" INTEGER NOT NULL DEFAULT 1,
    "paused_on" DATE,
    "paused_days" INTEGER NOT NULL DEFAULT 0,
    "due_on" DATE NOT NULL,
    "is_provisional" BOOLEAN NOT NULL DEFAULT false,
    "stopped_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "overdue_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "filing_clocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department_tasks" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "duty" "DepartmentDuty" NOT NULL,
    "department_name" TEXT NOT NULL,
    "county_code" TEXT NOT NULL,
    "mode" "TaskMode" NOT NULL,
    "question" TEXT NOT NULL,
    "state" "TaskState" NOT NULL DEFAULT 'open',
    "due_on" DATE,
    "opinion" "TaskOpinion",
    "opinion_text" TEXT NOT NULL DEFAULT '',
    "document_number" TEXT NOT NULL DEFAULT '',
    "is_transcribed" BOOLEAN NOT NULL DEFAULT false,
    "answered_by_id" TEXT,
    "answered_by_name" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "department_tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_checks" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "checked_on" DATE NOT NULL,
    "inspectors" TEXT NOT NULL,
    "result" "SiteCheckResult" NOT NULL,
    "findings" TEXT NOT NULL DEFAULT '',
    "recorded_by_id" TEXT,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "site_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "noncompliance_notices" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "facility_id" UUID NOT NULL,
    "county_code" TEXT NOT NULL,
    "region_path" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "issued_on" DATE NOT NULL,
    "issuer_name" TEXT NOT NULL,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT NOT NULL,
    "rectification_report" TEXT NOT NULL DEFAULT '',
    "reported_at" TIMESTAMPTZ(3),
    "rectified_on" DATE,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "noncompliance_notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipts" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "county_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "facility_id" UUID NOT NULL,
    "status" "ReceiptStatus" NOT NULL DEFAULT 'valid',
    "status_since" DATE NOT NULL,
    "replaced_by_id" UUID,
    "issued_on" DATE NOT NULL,
    "issuer_name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "algorithm" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "receipts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_counters" (
    "series" TEXT NOT NULL,
    "county_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "document_counters_pkey" PRIMARY KEY ("series","county_code","year")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "href" TEXT NOT NULL DEFAULT '',
    "event_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchange_messages" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "kind" "ExchangeKind" NOT NULL,
    "case_id" UUID NOT NULL,
    "receipt_id" UUID,
    "facility_id" UUID NOT NULL,
    "county_code" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "ExchangeState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledgement" JSONB,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "exchange_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_bodies" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "credit_code" TEXT NOT NULL,
    "registration_authority" "RegistrationAuthority" NOT NULL,
    "contact_name" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operator_bodies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmations" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "channel" "ContactChannel" NOT NULL,
    "address" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "confirmations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "facility_claims" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "facility_id" UUID NOT NULL,
    "state" "ClaimState" NOT NULL DEFAULT 'requested',
    "note" TEXT NOT NULL DEFAULT '',
    "requested_by_id" TEXT NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "facility_claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procedure_versions" (
    "id" UUID NOT NULL,
    "kind" "ProcedureKind" NOT NULL,
    "region_code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "definition" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "procedure_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "jurisdiction_settings" (
    "region_code" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "jurisdiction_settings_pkey" PRIMARY KEY ("region_code","key")
);

-- CreateTable
CREATE TABLE "departments" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "duty" "DepartmentDuty" NOT NULL,
    "name" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "departments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_people" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "identity_sealed" TEXT NOT NULL,
    "identity_hash" TEXT NOT NULL,
    "identity_masked" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_posts" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "facility_id" UUID,
    "kind" "StaffPostKind" NOT NULL,
    "is_full_time" BOOLEAN NOT NULL DEFAULT true,
    "qualification" TEXT NOT NULL DEFAULT '',
    "qualification_number" TEXT NOT NULL DEFAULT '',
    "health_certificate_until" DATE,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_posts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "attachments_storage_key_key" ON "attachments"("storage_key");

-- CreateIndex
CREATE UNIQUE INDEX "attachments_replaced_by_id_key" ON "attachments"("replaced_by_id");

-- CreateIndex
CREATE INDEX "attachments_case_id_material_idx" ON "attachments"("case_id", "material");

-- CreateIndex
CREATE INDEX "attachments_staff_person_id_idx" ON "attachments"("staff_person_id");

-- CreateIndex
CREATE UNIQUE INDEX "filing_cases_number_key" ON "filing_cases"("number");

-- CreateIndex
CREATE INDEX "filing_cases_county_code_state_due_on_id_idx" ON "filing_cases"("county_code", "state", "due_on", "id");

-- CreateIndex
CREATE INDEX "filing_cases_operator_id_created_at_idx" ON "filing_cases"("operator_id", "created_at");

-- CreateIndex
CREATE INDEX "filing_cases_assignee_id_due_on_idx" ON "filing_cases"("assignee_id", "due_on");

-- CreateIndex
CREATE INDEX "filing_cases_facility_id_idx" ON "filing_cases"("facility_id");

-- CreateIndex
CREATE INDEX "filing_cases_region_path_idx" ON "filing_cases"("region_path");

-- CreateIndex
CREATE UNIQUE INDEX "filing_submissions_case_id_number_key" ON "filing_submissions"("case_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "filing_corrections_case_id_key" ON "filing_corrections"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "filing_correction_items_correction_id_position_key" ON "filing_correction_items"("correction_id", "position");

-- CreateIndex
CREATE INDEX "filing_clocks_case_id_idx" ON "filing_clocks"("case_id");

-- CreateIndex
CREATE INDEX "department_tasks_county_code_department_name_state_due_on_i_idx" ON "department_tasks"("county_code", "department_name", "state", "due_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "department_tasks_case_id_duty_mode_key" ON "department_tasks"("case_id", "duty", "mode");

-- CreateIndex
CREATE INDEX "site_checks_case_id_idx" ON "site_checks"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "noncompliance_notices_number_key" ON "noncompliance_notices"("number");

-- CreateIndex
CREATE INDEX "noncompliance_notices_region_path_issued_on_idx" ON "noncompliance_notices"("region_path", "issued_on");

-- CreateIndex
CREATE INDEX "noncompliance_notices_facility_id_idx" ON "noncompliance_notices"("facility_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipts_number_key" ON "receipts"("number");

-- CreateIndex
CREATE UNIQUE INDEX "receipts_replaced_by_id_key" ON "receipts"("replaced_by_id");

-- CreateIndex
CREATE INDEX "receipts_facility_id_idx" ON "receipts"("facility_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipts_county_code_year_sequence_is_demo_key" ON "receipts"("county_code", "year", "sequence", "is_demo");

-- CreateIndex
CREATE INDEX "notices_account_id_id_idx" ON "notices"("account_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notices_account_id_event_key_key" ON "notices"("account_id", "event_key");

-- CreateIndex
CREATE UNIQUE INDEX "exchange_messages_sequence_key" ON "exchange_messages"("sequence");

-- CreateIndex
CREATE INDEX "exchange_messages_state_available_at_idx" ON "exchange_messages"("state", "available_at");

-- CreateIndex
CREATE INDEX "exchange_messages_county_code_sequence_idx" ON "exchange_messages"("county_code", "sequence");

-- CreateIndex
CREATE INDEX "exchange_messages_facility_id_sequence_idx" ON "exchange_messages"("facility_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "operator_bodies_credit_code_key" ON "operator_bodies"("credit_code");

-- CreateIndex
CREATE INDEX "confirmations_account_id_created_at_idx" ON "confirmations"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "facility_claims_state_created_at_idx" ON "facility_claims"("state", "created_at");

-- CreateIndex
CREATE INDEX "facility_claims_facility_id_idx" ON "facility_claims"("facility_id");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_versions_kind_region_code_number_key" ON "procedure_versions"("kind", "region_code", "number");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_versions_kind_region_code_valid_from_key" ON "procedure_versions"("kind", "region_code", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "departments_region_code_duty_key" ON "departments"("region_code", "duty");

-- CreateIndex
CREATE UNIQUE INDEX "staff_people_identity_hash_key" ON "staff_people"("identity_hash");

-- CreateIndex
CREATE INDEX "staff_posts_operator_id_ended_on_idx" ON "staff_posts"("operator_id", "ended_on");

-- CreateIndex
CREATE INDEX "staff_posts_person_id_idx" ON "staff_posts"("person_id");

-- CreateIndex
CREATE INDEX "accounts_operator_id_idx" ON "accounts"("operator_id");

-- CreateIndex
CREATE INDEX "facilities_operator_id_idx" ON "facilities"("operator_id");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator_bodies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator_bodies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "filing_cases"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_staff_person_id_fkey" FOREIGN KEY ("staff_person_id") REFERENCES "staff_people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "attachments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facilities" ADD CONSTRAINT "facilities_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator_bodies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing_cases" ADD CONSTRAINT "filing_cases_procedure_id_fkey" FOREIGN KEY ("procedure_id") REFERENCES "procedure_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing_cases" ADD CONSTRAINT "filing_cases_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator_bodies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing_cases" ADD CONSTRAINT "filing_cases_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing_cases" ADD CONSTRAINT "filing_cases_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing_submissions" ADD CONSTRAINT "filing_submissions_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "filing_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing_corrections" ADD CONSTRAINT "filing_corrections_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "filing_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing_correction_items" ADD CONSTRAINT "filing_correction_items_correction_id_fkey" FOREIGN KEY ("correction_id") REFERENCES "filing_corrections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing_clocks" ADD CONSTRAINT "filing_clocks_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "filing_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing_clocks" ADD CONSTRAINT "filing_clocks_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "department_tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department_tasks" ADD CONSTRAINT "department_tasks_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "filing_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_checks" ADD CONSTRAINT "site_checks_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "filing_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "noncompliance_notices" ADD CONSTRAINT "noncompliance_notices_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "filing_cases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "noncompliance_notices" ADD CONSTRAINT "noncompliance_notices_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "filing_cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "receipts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange_messages" ADD CONSTRAINT "exchange_messages_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "filing_cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange_messages" ADD CONSTRAINT "exchange_messages_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "receipts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange_messages" ADD CONSTRAINT "exchange_messages_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_claims" ADD CONSTRAINT "facility_claims_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator_bodies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facility_claims" ADD CONSTRAINT "facility_claims_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "procedure_versions" ADD CONSTRAINT "procedure_versions_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jurisdiction_settings" ADD CONSTRAINT "jurisdiction_settings_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departments" ADD CONSTRAINT "departments_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_posts" ADD CONSTRAINT "staff_posts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_posts" ADD CONSTRAINT "staff_posts_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator_bodies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_posts" ADD CONSTRAINT "staff_posts_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── What Prisma's schema cannot say ─────────────────────────────────────────────────────────────────────────────

ALTER TABLE filing_cases ALTER COLUMN region_path TYPE text COLLATE "C";
ALTER TABLE noncompliance_notices ALTER COLUMN region_path TYPE text COLLATE "C";

-- Path and county of a case follow its division, as the register's copies do.
CREATE FUNCTION copy_case_region() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT path, coalesce(anchor_code, code) INTO NEW.region_path, NEW.county_code FROM regions WHERE code = NEW.region_code;
  RETURN NEW;
END $$;
CREATE TRIGGER filing_cases_region BEFORE INSERT OR UPDATE OF region_code ON filing_cases
  FOR EACH ROW EXECUTE FUNCTION copy_case_region();
CREATE FUNCTION spread_case_region() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE department_tasks t SET county_code = coalesce(NEW.anchor_code, NEW.code) FROM filing_cases c
    WHERE c.id = t.case_id AND c.region_code = NEW.code;
  UPDATE noncompliance_notices n SET region_path = NEW.path, county_code = coalesce(NEW.anchor_code, NEW.code)
    FROM facilities f WHERE f.id = n.facility_id AND f.region_code = NEW.code;
  UPDATE filing_cases SET region_path = NEW.path, county_code = coalesce(NEW.anchor_code, NEW.code) WHERE region_code = NEW.code;
  RETURN NULL;
END $$;
CREATE TRIGGER regions_path_of_cases AFTER UPDATE OF path, anchor_code ON regions
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path OR OLD.anchor_code IS DISTINCT FROM NEW.anchor_code)
  EXECUTE FUNCTION spread_case_region();

-- A case that was sent in has its day of receipt; one that was not has none (登记和备案办法（试行）第九条: both clocks run from it).
ALTER TABLE filing_cases
  ADD CONSTRAINT filing_cases_received CHECK (state IN ('draft', 'withdrawn') OR received_on IS NOT NULL),
  ADD CONSTRAINT filing_cases_draft CHECK (state <> 'draft' OR (received_on IS NULL AND submissions = 0)),
  ADD CONSTRAINT filing_cases_data CHECK (jsonb_typeof(data) = 'object'),
  ADD CONSTRAINT filing_cases_assignee CHECK ((assignee_id IS NULL) = (assignee_name IS NULL));
-- A double click makes one case: one first filing in the making per operator and name, one case at a time per facility and kind.
CREATE UNIQUE INDEX filing_cases_one_open ON filing_cases (facility_id, kind)
  WHERE facility_id IS NOT NULL AND state IN ('draft', 'received', 'correction');
CREATE UNIQUE INDEX filing_cases_one_new ON filing_cases (operator_id, kind, title, region_code)
  WHERE facility_id IS NULL AND state IN ('received', 'correction');
CREATE INDEX filing_cases_joint_list ON filing_cases (region_path, joint_list_since) WHERE joint_list_since IS NOT NULL;
CREATE INDEX filing_clocks_running ON filing_clocks (due_on, id) WHERE stopped_at IS NULL;
CREATE INDEX filing_cases_open_queue ON filing_cases (county_code, due_on, id) WHERE state IN ('received', 'correction', 'filed', 'noncompliant');

ALTER TABLE filing_clocks
  ADD CONSTRAINT filing_clocks_days CHECK (days >= 0 AND paused_days >= 0 AND reminder_days >= 0),
  ADD CONSTRAINT filing_clocks_due CHECK (due_on >= started_on);
CREATE UNIQUE INDEX filing_clocks_one_running ON filing_clocks (case_id, code, coalesce(task_id, '00000000-0000-0000-0000-000000000000'))
  WHERE stopped_at IS NULL;

ALTER TABLE department_tasks
  ADD CONSTRAINT department_tasks_opinion CHECK ((state = 'answered') = (opinion IS NOT NULL) OR state = 'closed'),
  ADD CONSTRAINT department_tasks_informed CHECK (mode = 'opinion' OR opinion IS NULL),
  ADD CONSTRAINT department_tasks_answered CHECK (state NOT IN ('answered', 'acknowledged') OR answered_at IS NOT NULL);

ALTER TABLE filing_correction_items
  ADD CONSTRAINT filing_correction_items_target CHECK (target ~ '^(field|material|staff):.+'),
  ADD CONSTRAINT filing_correction_items_answered CHECK (state = 'open' OR answered_at IS NOT NULL);

ALTER TABLE receipts
  ADD CONSTRAINT receipts_sequence CHECK (sequence > 0 AND year BETWEEN 2019 AND 2100),
  ADD CONSTRAINT receipts_replaced CHECK (replaced_by_id IS NULL OR status <> 'valid'),
  ADD CONSTRAINT receipts_not_itself CHECK (replaced_by_id IS NULL OR replaced_by_id <> id);
-- A facility shows one receipt: whatever came before is changed or cancelled.
CREATE UNIQUE INDEX receipts_one_valid ON receipts (facility_id) WHERE status = 'valid';
ALTER TABLE document_counters ADD CONSTRAINT document_counters_last CHECK (last > 0);

ALTER TABLE attachments
  ADD CONSTRAINT attachments_size CHECK (size_bytes > 0 AND size_bytes <= 20971520),
  ADD CONSTRAINT attachments_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT attachments_media CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  ADD CONSTRAINT attachments_not_itself CHECK (replaced_by_id IS NULL OR replaced_by_id <> id);

CREATE UNIQUE INDEX facility_claims_one_open ON facility_claims (operator_id, facility_id) WHERE state = 'requested';
ALTER TABLE facility_claims
  ADD CONSTRAINT facility_claims_decided CHECK ((state IN ('granted', 'refused')) = (decided_by_id IS NOT NULL)),
  ADD CONSTRAINT facility_claims_four_eyes CHECK (decided_by_id IS NULL OR decided_by_id <> requested_by_id);

ALTER TABLE staff_posts ADD CONSTRAINT staff_posts_order CHECK (ended_on IS NULL OR ended_on >= started_on);
CREATE UNIQUE INDEX staff_posts_one_running ON staff_posts (person_id, operator_id, coalesce(facility_id, '00000000-0000-0000-0000-000000000000'), kind) WHERE ended_on IS NULL;

ALTER TABLE accounts ADD CONSTRAINT accounts_operator_role CHECK (operator_id IS NULL OR role = 'operator');
CREATE UNIQUE INDEX accounts_confirmed_email ON accounts (lower(email)) WHERE email_confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX accounts_confirmed_phone ON accounts (phone) WHERE phone_confirmed_at IS NOT NULL;

ALTER TABLE procedure_versions ADD CONSTRAINT procedure_versions_number CHECK (number > 0);

-- Evidence: what was sent in, what was seen on site, what was issued. Demo rows may go with the demo world.
CREATE FUNCTION refuse_rewrite_of_real() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.is_demo THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER filing_submissions_append_only BEFORE UPDATE OR DELETE ON filing_submissions
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_of_real();
CREATE TRIGGER site_checks_append_only BEFORE UPDATE OR DELETE ON site_checks
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_of_real();

-- A receipt lives on with another status; what was signed stays as it was signed.
CREATE FUNCTION keep_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.is_demo THEN RETURN OLD; END IF;
  ELSIF OLD.status <> 'cancelled'
    AND (to_jsonb(NEW) - ARRAY['status', 'status_since', 'replaced_by_id']) = (to_jsonb(OLD) - ARRAY['status', 'status_since', 'replaced_by_id'])
    AND NOT (OLD.status <> 'valid' AND NEW.status = 'valid') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a receipt is not rewritten' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER receipts_kept BEFORE UPDATE OR DELETE ON receipts FOR EACH ROW EXECUTE FUNCTION keep_receipt();

-- A file is replaced, never overwritten: its bytes, hash and place stay.
CREATE FUNCTION keep_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['scan', 'scanned_at', 'replaced_by_id', 'removed_at', 'case_id', 'staff_person_id'])
    = (to_jsonb(OLD) - ARRAY['scan', 'scanned_at', 'replaced_by_id', 'removed_at', 'case_id', 'staff_person_id']) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an attachment is not rewritten' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER attachments_kept BEFORE UPDATE ON attachments FOR EACH ROW EXECUTE FUNCTION keep_attachment();

-- A published procedure version is law to the cases under it: only its switch moves.
CREATE FUNCTION keep_procedure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'is_enabled') = (to_jsonb(OLD) - 'is_enabled') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a published procedure version is not rewritten' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER procedure_versions_kept BEFORE UPDATE OR DELETE ON procedure_versions FOR EACH ROW EXECUTE FUNCTION keep_procedure();

-- Looked up every few seconds or on every page: what is due to be sent, the unread count of the header, the next message
-- of a facility.
CREATE INDEX outbox_messages_due ON outbox_messages (available_at) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX notices_unread ON notices (account_id) WHERE read_at IS NULL;
CREATE INDEX exchange_messages_open ON exchange_messages (facility_id, sequence) WHERE state IN ('pending', 'failed') AND NOT is_demo;
