-- Other applications under the same name and birth date, which officers see beside a case.
CREATE INDEX application_person ON application (applicant_name, (form ->> 'birthDate'));
