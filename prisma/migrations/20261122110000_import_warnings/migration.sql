-- What a run noticed but did not refuse, and the way from a record to the imports that changed it.
ALTER TABLE "import_runs" ADD COLUMN "warnings" JSONB NOT NULL DEFAULT '[]';
CREATE INDEX "import_changes_subject_id_idx" ON "import_changes"("subject_id");

-- Deleting facilities (undoing an import, removing demo data) asks for each who points at it.
CREATE INDEX "facilities_chain_parent_id_idx" ON "facilities"("chain_parent_id");
CREATE INDEX "accounts_facility_id_idx" ON "accounts"("facility_id");
