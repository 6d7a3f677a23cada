-- CreateEnum
CREATE TYPE "AccountRole" AS ENUM ('parent', 'operator', 'reviewer', 'department', 'inspector', 'township', 'planner', 'sysadmin', 'secadmin', 'auditor');

-- CreateEnum
CREATE TYPE "CalendarDayKind" AS ENUM ('off', 'makeup');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('divisions', 'population', 'facilities', 'holidays', 'reported');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('checked', 'applied', 'undone');

-- CreateEnum
CREATE TYPE "FacilityKind" AS ENUM ('care_institution', 'comprehensive', 'kindergarten_class', 'baobaowu', 'employer', 'home');

-- CreateEnum
CREATE TYPE "Ownership" AS ENUM ('public', 'nonprofit', 'for_profit');

-- CreateEnum
CREATE TYPE "OperatingStatus" AS ENUM ('operating', 'suspended', 'closed');

-- CreateEnum
CREATE TYPE "FilingState" AS ENUM ('filed', 'not_filed', 'unknown');

-- CreateEnum
CREATE TYPE "CoordinateSystem" AS ENUM ('WGS84', 'CGCS2000', 'GCJ02', 'BD09');

-- CreateEnum
CREATE TYPE "PositionPrecision" AS ENUM ('doorplate', 'poi', 'road', 'township', 'county');

-- CreateEnum
CREATE TYPE "KindergartenStatus" AS ENUM ('planned', 'building', 'operating', 'closed');

-- CreateEnum
CREATE TYPE "MilestoneKind" AS ENUM ('site_approved', 'education_consulted', 'construction_started', 'structure_topped', 'accepted', 'delivered', 'opened');

-- CreateEnum
CREATE TYPE "ServiceSiteKind" AS ENUM ('guidance_centre', 'guidance_station', 'parent_child_room', 'nursing_room');

-- CreateEnum
CREATE TYPE "TitleKind" AS ENUM ('demonstration', 'quality');

-- CreateEnum
CREATE TYPE "RollupSpan" AS ENUM ('direct', 'subtree');

-- CreateEnum
CREATE TYPE "Basis" AS ENUM ('all', 'filed');

-- CreateEnum
CREATE TYPE "ReportedState" AS ENUM ('submitted', 'confirmed', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "PlanStatus" AS ENUM ('draft', 'consultation', 'issued', 'press_report');

-- CreateEnum
CREATE TYPE "ClauseKind" AS ENUM ('target', 'qualitative', 'rule', 'process', 'duty', 'service', 'money', 'organisation', 'baseline', 'missing');

-- CreateEnum
CREATE TYPE "Comparator" AS ENUM ('gte', 'gt', 'lte', 'eq', 'all', 'gte_ref');

-- CreateEnum
CREATE TYPE "TargetPeriod" AS ENUM ('by_year', 'yearly', 'quarterly', 'monthly', 'weekly', 'daily', 'cycle', 'ongoing');

-- CreateEnum
CREATE TYPE "RegionLevel" AS ENUM ('country', 'province', 'prefecture', 'county', 'township');

-- CreateEnum
CREATE TYPE "TownshipKind" AS ENUM ('street', 'town', 'rural_township', 'functional_zone', 'farm', 'other');

-- CreateEnum
CREATE TYPE "StatisticKind" AS ENUM ('resident_population', 'registered_population', 'children_under_3', 'children_1_to_3', 'births', 'communities');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('A', 'B', 'C');

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" "AccountRole" NOT NULL,
    "region_code" TEXT,
    "department" TEXT,
    "facility_id" UUID,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_days" (
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "CalendarDayKind" NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "calendar_days_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "region_code" TEXT,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_messages" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_runs" (
    "id" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'checked',
    "created" INTEGER NOT NULL,
    "updated" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "rejected" JSONB NOT NULL DEFAULT '[]',
    "content" BYTEA,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_changes" (
    "run_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,

    CONSTRAINT "import_changes_pkey" PRIMARY KEY ("run_id","row")
);

-- CreateTable
CREATE TABLE "facilities" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "credit_code" TEXT,
    "region_code" TEXT NOT NULL,
    "region_path" TEXT NOT NULL DEFAULT '',
    "address" TEXT,
    "kind" "FacilityKind" NOT NULL,
    "ownership" "Ownership",
    "inclusive" BOOLEAN,
    "places_infant" INTEGER,
    "places_toddler" INTEGER,
    "places_older" INTEGER,
    "places_mixed" INTEGER,
    "enrolled" INTEGER,
    "filing_state" "FilingState" NOT NULL DEFAULT 'unknown',
    "filed_on" DATE,
    "filing_number" TEXT,
    "fee_full_day_yuan" DECIMAL(10,2),
    "fee_half_day_yuan" DECIMAL(10,2),
    "fee_hourly_yuan" DECIMAL(10,2),
    "fee_meals_yuan" DECIMAL(10,2),
    "phone" TEXT,
    "status" "OperatingStatus" NOT NULL DEFAULT 'operating',
    "status_since" DATE,
    "opened_on" DATE,
    "lng" DOUBLE PRECISION,
    "lat" DOUBLE PRECISION,
    "position_system" "CoordinateSystem",
    "position_precision" "PositionPrecision",
    "chain_parent_id" UUID,
    "kindergarten_id" UUID,
    "source" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "facilities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kindergartens" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "region_path" TEXT NOT NULL DEFAULT '',
    "address" TEXT,
    "ownership" "Ownership",
    "status" "KindergartenStatus" NOT NULL DEFAULT 'operating',
    "is_new_build" BOOLEAN NOT NULL DEFAULT false,
    "programme" TEXT,
    "due_on" DATE,
    "completed_on" DATE,
    "sync_planned" BOOLEAN,
    "sync_designed" BOOLEAN,
    "sync_built" BOOLEAN,
    "sync_accepted" BOOLEAN,
    "sync_delivered" BOOLEAN,
    "source" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kindergartens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kindergarten_milestones" (
    "kindergarten_id" UUID NOT NULL,
    "kind" "MilestoneKind" NOT NULL,
    "due_on" DATE,
    "done_on" DATE,

    CONSTRAINT "kindergarten_milestones_pkey" PRIMARY KEY ("kindergarten_id","kind")
);

-- CreateTable
CREATE TABLE "service_sites" (
    "id" UUID NOT NULL,
    "kind" "ServiceSiteKind" NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "region_path" TEXT NOT NULL DEFAULT '',
    "address" TEXT,
    "status" "OperatingStatus" NOT NULL DEFAULT 'operating',
    "is_built" BOOLEAN NOT NULL DEFAULT true,
    "communities_covered" INTEGER,
    "responsible_body" TEXT,
    "lng" DOUBLE PRECISION,
    "lat" DOUBLE PRECISION,
    "source" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "titles" (
    "id" UUID NOT NULL,
    "kind" "TitleKind" NOT NULL,
    "facility_id" UUID,
    "service_site_id" UUID,
    "awarded_on" DATE NOT NULL,
    "valid_until" DATE,
    "document" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "titles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "doctor_contracts" (
    "id" UUID NOT NULL,
    "facility_id" UUID NOT NULL,
    "medical_body" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "ends_on" DATE,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "doctor_contracts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollups" (
    "region_code" TEXT NOT NULL,
    "span" "RollupSpan" NOT NULL,
    "basis" "Basis" NOT NULL,
    "region_path" TEXT NOT NULL,
    "anchor_code" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "facilities" INTEGER NOT NULL DEFAULT 0,
    "facilities_places_unknown" INTEGER NOT NULL DEFAULT 0,
    "places" INTEGER NOT NULL DEFAULT 0,
    "inclusive_places" INTEGER NOT NULL DEFAULT 0,
    "facilities_inclusive_unknown" INTEGER NOT NULL DEFAULT 0,
    "inclusive_facilities" INTEGER NOT NULL DEFAULT 0,
    "enrolled" INTEGER NOT NULL DEFAULT 0,
    "facilities_enrolled_unknown" INTEGER NOT NULL DEFAULT 0,
    "use_enrolled" INTEGER NOT NULL DEFAULT 0,
    "use_places" INTEGER NOT NULL DEFAULT 0,
    "facilities_use_unknown" INTEGER NOT NULL DEFAULT 0,
    "filable_facilities" INTEGER NOT NULL DEFAULT 0,
    "filed_facilities" INTEGER NOT NULL DEFAULT 0,
    "facilities_filing_unknown" INTEGER NOT NULL DEFAULT 0,
    "baobaowu_facilities" INTEGER NOT NULL DEFAULT 0,
    "baobaowu_places" INTEGER NOT NULL DEFAULT 0,
    "baobaowu_places_unknown" INTEGER NOT NULL DEFAULT 0,
    "employer_facilities" INTEGER NOT NULL DEFAULT 0,
    "public_comprehensive" INTEGER NOT NULL DEFAULT 0,
    "facilities_ownership_unknown" INTEGER NOT NULL DEFAULT 0,
    "nurseries" INTEGER NOT NULL DEFAULT 0,
    "care_sites" INTEGER NOT NULL DEFAULT 0,
    "doctor_sites" INTEGER NOT NULL DEFAULT 0,
    "demo_facilities" INTEGER NOT NULL DEFAULT 0,
    "quality_facilities" INTEGER NOT NULL DEFAULT 0,
    "kindergartens" INTEGER NOT NULL DEFAULT 0,
    "kindergartens_with_care" INTEGER NOT NULL DEFAULT 0,
    "new_kindergartens" INTEGER NOT NULL DEFAULT 0,
    "new_kindergartens_with_care" INTEGER NOT NULL DEFAULT 0,
    "kindergartens_built" INTEGER NOT NULL DEFAULT 0,
    "service_sites" INTEGER NOT NULL DEFAULT 0,
    "guidance_centres" INTEGER NOT NULL DEFAULT 0,
    "guidance_stations" INTEGER NOT NULL DEFAULT 0,
    "demo_guidance_centres" INTEGER NOT NULL DEFAULT 0,
    "demo_guidance_stations" INTEGER NOT NULL DEFAULT 0,
    "quality_sites" INTEGER NOT NULL DEFAULT 0,
    "communities_covered" INTEGER NOT NULL DEFAULT 0,
    "stations_coverage_unknown" INTEGER NOT NULL DEFAULT 0,
    "nursing_required" INTEGER NOT NULL DEFAULT 0,
    "nursing_built" INTEGER NOT NULL DEFAULT 0,
    "townships" INTEGER NOT NULL DEFAULT 0,
    "streets" INTEGER NOT NULL DEFAULT 0,
    "townships_inclusive" INTEGER NOT NULL DEFAULT 0,
    "streets_inclusive" INTEGER NOT NULL DEFAULT 0,
    "townships_baobaowu" INTEGER NOT NULL DEFAULT 0,
    "counties" INTEGER NOT NULL DEFAULT 0,
    "counties_without_records" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollups_pkey" PRIMARY KEY ("region_code","span","basis")
);

-- CreateTable
CREATE TABLE "rollup_snapshots" (
    "region_code" TEXT NOT NULL,
    "basis" "Basis" NOT NULL,
    "on_date" DATE NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "facilities" INTEGER NOT NULL DEFAULT 0,
    "facilities_places_unknown" INTEGER NOT NULL DEFAULT 0,
    "places" INTEGER NOT NULL DEFAULT 0,
    "inclusive_places" INTEGER NOT NULL DEFAULT 0,
    "facilities_inclusive_unknown" INTEGER NOT NULL DEFAULT 0,
    "inclusive_facilities" INTEGER NOT NULL DEFAULT 0,
    "enrolled" INTEGER NOT NULL DEFAULT 0,
    "facilities_enrolled_unknown" INTEGER NOT NULL DEFAULT 0,
    "use_enrolled" INTEGER NOT NULL DEFAULT 0,
    "use_places" INTEGER NOT NULL DEFAULT 0,
    "facilities_use_unknown" INTEGER NOT NULL DEFAULT 0,
    "filable_facilities" INTEGER NOT NULL DEFAULT 0,
    "filed_facilities" INTEGER NOT NULL DEFAULT 0,
    "facilities_filing_unknown" INTEGER NOT NULL DEFAULT 0,
    "baobaowu_facilities" INTEGER NOT NULL DEFAULT 0,
    "baobaowu_places" INTEGER NOT NULL DEFAULT 0,
    "baobaowu_places_unknown" INTEGER NOT NULL DEFAULT 0,
    "employer_facilities" INTEGER NOT NULL DEFAULT 0,
    "public_comprehensive" INTEGER NOT NULL DEFAULT 0,
    "facilities_ownership_unknown" INTEGER NOT NULL DEFAULT 0,
    "nurseries" INTEGER NOT NULL DEFAULT 0,
    "care_sites" INTEGER NOT NULL DEFAULT 0,
    "doctor_sites" INTEGER NOT NULL DEFAULT 0,
    "demo_facilities" INTEGER NOT NULL DEFAULT 0,
    "quality_facilities" INTEGER NOT NULL DEFAULT 0,
    "kindergartens" INTEGER NOT NULL DEFAULT 0,
    "kindergartens_with_care" INTEGER NOT NULL DEFAULT 0,
    "new_kindergartens" INTEGER NOT NULL DEFAULT 0,
    "new_kindergartens_with_care" INTEGER NOT NULL DEFAULT 0,
    "kindergartens_built" INTEGER NOT NULL DEFAULT 0,
    "service_sites" INTEGER NOT NULL DEFAULT 0,
    "guidance_centres" INTEGER NOT NULL DEFAULT 0,
    "guidance_stations" INTEGER NOT NULL DEFAULT 0,
    "demo_guidance_centres" INTEGER NOT NULL DEFAULT 0,
    "demo_guidance_stations" INTEGER NOT NULL DEFAULT 0,
    "quality_sites" INTEGER NOT NULL DEFAULT 0,
    "communities_covered" INTEGER NOT NULL DEFAULT 0,
    "stations_coverage_unknown" INTEGER NOT NULL DEFAULT 0,
    "nursing_required" INTEGER NOT NULL DEFAULT 0,
    "nursing_built" INTEGER NOT NULL DEFAULT 0,
    "townships" INTEGER NOT NULL DEFAULT 0,
    "streets" INTEGER NOT NULL DEFAULT 0,
    "townships_inclusive" INTEGER NOT NULL DEFAULT 0,
    "streets_inclusive" INTEGER NOT NULL DEFAULT 0,
    "townships_baobaowu" INTEGER NOT NULL DEFAULT 0,
    "counties" INTEGER NOT NULL DEFAULT 0,
    "counties_without_records" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_snapshots_pkey" PRIMARY KEY ("region_code","basis","on_date")
);

-- CreateTable
CREATE TABLE "reported_figures" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "indicator_code" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "period_end" DATE NOT NULL,
    "value" DECIMAL(16,4) NOT NULL,
    "numerator" DECIMAL(16,4),
    "denominator" DECIMAL(16,4),
    "document" TEXT NOT NULL,
    "document_date" DATE NOT NULL,
    "state" "ReportedState" NOT NULL DEFAULT 'submitted',
    "entered_by_id" TEXT,
    "entered_by_name" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reported_figures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "issue_number" TEXT,
    "issued_on" DATE,
    "status" "PlanStatus" NOT NULL,
    "region_code" TEXT NOT NULL,
    "lead_department" TEXT NOT NULL,
    "source_note" TEXT NOT NULL,
    "period_from" INTEGER,
    "period_to" INTEGER,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clauses" (
    "id" TEXT NOT NULL,
    "plan_id" UUID NOT NULL,
    "kind" "ClauseKind" NOT NULL,
    "title" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "scope_text" TEXT NOT NULL DEFAULT '',
    "note" TEXT,
    "owner_department" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL,

    CONSTRAINT "clauses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "targets" (
    "id" TEXT NOT NULL,
    "clause_id" TEXT NOT NULL,
    "indicator_code" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "sub_area_id" UUID,
    "comparator" "Comparator" NOT NULL,
    "value" DECIMAL(14,4),
    "unit" TEXT NOT NULL,
    "year" INTEGER,
    "year_text" TEXT NOT NULL,
    "period" "TargetPeriod" NOT NULL,
    "period_from" INTEGER,
    "period_to" INTEGER,
    "scope_text" TEXT NOT NULL DEFAULT '',
    "denominator_text" TEXT,
    "each_level" TEXT,
    "count_level" TEXT,
    "required_share_percent" DECIMAL(6,2) NOT NULL DEFAULT 100,
    "overrides_target_id" TEXT,
    "path_group" TEXT,
    "reference_code" TEXT,
    "baseline_value" DECIMAL(14,4),
    "baseline_year" INTEGER,
    "baseline_note" TEXT,
    "note" TEXT,
    "owner_department" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "targets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target_revisions" (
    "id" UUID NOT NULL,
    "target_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference_values" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" DECIMAL(14,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reference_values_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regions" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" "RegionLevel" NOT NULL,
    "township_kind" "TownshipKind",
    "parent_code" TEXT,
    "path" TEXT NOT NULL,
    "anchor_code" TEXT,
    "in_force_from" DATE,
    "in_force_until" DATE,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" TEXT NOT NULL DEFAULT '',
    "label_lng" DOUBLE PRECISION,
    "label_lat" DOUBLE PRECISION,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "regions_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "sub_areas" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "sub_areas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sub_area_members" (
    "sub_area_id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "sub_area_members_pkey" PRIMARY KEY ("sub_area_id","region_code")
);

-- CreateTable
CREATE TABLE "region_statistics" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "StatisticKind" NOT NULL,
    "value" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "confidence" "Confidence" NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "region_statistics_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_username_key" ON "accounts"("username");

-- CreateIndex
CREATE INDEX "accounts_region_code_idx" ON "accounts"("region_code");

-- CreateIndex
CREATE INDEX "audit_events_subject_type_subject_id_id_idx" ON "audit_events"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_region_code_id_idx" ON "audit_events"("region_code", "id");

-- CreateIndex
CREATE INDEX "outbox_messages_sent_at_available_at_idx" ON "outbox_messages"("sent_at", "available_at");

-- CreateIndex
CREATE INDEX "import_runs_created_at_idx" ON "import_runs"("created_at");

-- CreateIndex
CREATE INDEX "facilities_region_path_id_idx" ON "facilities"("region_path", "id");

-- CreateIndex
CREATE INDEX "facilities_region_code_idx" ON "facilities"("region_code");

-- CreateIndex
CREATE INDEX "facilities_kindergarten_id_idx" ON "facilities"("kindergarten_id");

-- CreateIndex
CREATE INDEX "facilities_name_idx" ON "facilities"("name");

-- CreateIndex
CREATE INDEX "kindergartens_region_path_id_idx" ON "kindergartens"("region_path", "id");

-- CreateIndex
CREATE UNIQUE INDEX "kindergartens_region_code_name_key" ON "kindergartens"("region_code", "name");

-- CreateIndex
CREATE INDEX "service_sites_region_path_id_idx" ON "service_sites"("region_path", "id");

-- CreateIndex
CREATE UNIQUE INDEX "service_sites_region_code_kind_name_key" ON "service_sites"("region_code", "kind", "name");

-- CreateIndex
CREATE UNIQUE INDEX "titles_facility_id_kind_key" ON "titles"("facility_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "titles_service_site_id_kind_key" ON "titles"("service_site_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "doctor_contracts_facility_id_signed_on_key" ON "doctor_contracts"("facility_id", "signed_on");

-- CreateIndex
CREATE INDEX "rollups_span_basis_region_path_idx" ON "rollups"("span", "basis", "region_path");

-- CreateIndex
CREATE INDEX "rollups_anchor_code_idx" ON "rollups"("anchor_code");

-- CreateIndex
CREATE INDEX "reported_figures_indicator_code_region_code_period_end_idx" ON "reported_figures"("indicator_code", "region_code", "period_end");

-- CreateIndex
CREATE UNIQUE INDEX "plans_code_key" ON "plans"("code");

-- CreateIndex
CREATE INDEX "plans_region_code_idx" ON "plans"("region_code");

-- CreateIndex
CREATE INDEX "clauses_plan_id_sort_order_idx" ON "clauses"("plan_id", "sort_order");

-- CreateIndex
CREATE INDEX "targets_region_code_indicator_code_idx" ON "targets"("region_code", "indicator_code");

-- CreateIndex
CREATE UNIQUE INDEX "target_revisions_target_id_version_key" ON "target_revisions"("target_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "reference_values_code_year_key" ON "reference_values"("code", "year");

-- CreateIndex
CREATE UNIQUE INDEX "regions_path_key" ON "regions"("path");

-- CreateIndex
CREATE INDEX "regions_parent_code_code_idx" ON "regions"("parent_code", "code");

-- CreateIndex
CREATE INDEX "regions_anchor_code_idx" ON "regions"("anchor_code");

-- CreateIndex
CREATE UNIQUE INDEX "sub_areas_region_code_name_key" ON "sub_areas"("region_code", "name");

-- CreateIndex
CREATE UNIQUE INDEX "region_statistics_region_code_kind_year_key" ON "region_statistics"("region_code", "kind", "year");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facilities" ADD CONSTRAINT "facilities_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facilities" ADD CONSTRAINT "facilities_chain_parent_id_fkey" FOREIGN KEY ("chain_parent_id") REFERENCES "facilities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facilities" ADD CONSTRAINT "facilities_kindergarten_id_fkey" FOREIGN KEY ("kindergarten_id") REFERENCES "kindergartens"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kindergartens" ADD CONSTRAINT "kindergartens_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kindergarten_milestones" ADD CONSTRAINT "kindergarten_milestones_kindergarten_id_fkey" FOREIGN KEY ("kindergarten_id") REFERENCES "kindergartens"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_sites" ADD CONSTRAINT "service_sites_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "titles" ADD CONSTRAINT "titles_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "titles" ADD CONSTRAINT "titles_service_site_id_fkey" FOREIGN KEY ("service_site_id") REFERENCES "service_sites"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "doctor_contracts" ADD CONSTRAINT "doctor_contracts_facility_id_fkey" FOREIGN KEY ("facility_id") REFERENCES "facilities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reported_figures" ADD CONSTRAINT "reported_figures_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clauses" ADD CONSTRAINT "clauses_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "targets" ADD CONSTRAINT "targets_clause_id_fkey" FOREIGN KEY ("clause_id") REFERENCES "clauses"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "targets" ADD CONSTRAINT "targets_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "targets" ADD CONSTRAINT "targets_sub_area_id_fkey" FOREIGN KEY ("sub_area_id") REFERENCES "sub_areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revisions" ADD CONSTRAINT "target_revisions_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "targets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regions" ADD CONSTRAINT "regions_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sub_areas" ADD CONSTRAINT "sub_areas_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sub_area_members" ADD CONSTRAINT "sub_area_members_sub_area_id_fkey" FOREIGN KEY ("sub_area_id") REFERENCES "sub_areas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sub_area_members" ADD CONSTRAINT "sub_area_members_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region_statistics" ADD CONSTRAINT "region_statistics_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "regions"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
