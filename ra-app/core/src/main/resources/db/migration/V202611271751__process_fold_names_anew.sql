-- Names are folded more strongly, and the card's name and the former one with the given name are among the words: written
-- again by the application. What was there stays until then, for it keeps officers from their own cases already.
UPDATE case_words SET search_grams = '{}';
UPDATE inbox_task SET search_grams = '{}' WHERE state IN ('CREATING', 'OPEN', 'COMPLETING');
