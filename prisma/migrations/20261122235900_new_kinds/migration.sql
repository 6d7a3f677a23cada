-- PostgreSQL lets a new value be used only after the transaction that added it: the next migration uses these.
ALTER TYPE "AccountRole" ADD VALUE 'staff';
ALTER TYPE "ImportKind" ADD VALUE 'staff';
