-- Figures of a period. The journal only grows, in the order of time, so that a block range index stays small and costs
-- next to nothing to write.
CREATE INDEX case_journal_at ON case_journal USING brin (at) WITH (autosummarize = on);
