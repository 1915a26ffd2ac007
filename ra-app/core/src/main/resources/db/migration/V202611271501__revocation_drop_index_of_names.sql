-- Certificates are found by case_words, as cases are: by characters, kana or romaji.
DROP INDEX application_name_written;
